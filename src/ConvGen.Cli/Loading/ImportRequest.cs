using System.Collections.Generic;

namespace ConvGen.Cli.Loading;

/// <summary>How an ONNX file is to be read.</summary>
/// <param name="Name">The class's name; null for the file's.</param>
/// <param name="Namespace">Its namespace; null for none.</param>
/// <param name="InputShape">The first input's shape without the batch; null for the file's.</param>
/// <param name="Outputs">The tensors to compute; null for the file's outputs.</param>
internal sealed record ImportRequest(string? Name = null, string? Namespace = null, IReadOnlyList<int>? InputShape = null, IReadOnlyList<string>? Outputs = null);
