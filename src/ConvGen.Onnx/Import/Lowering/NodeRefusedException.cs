using System;

namespace ConvGen.Onnx;

/// <summary>Stops the lowering of one node with the reason why no layer expresses it.</summary>
internal sealed class NodeRefusedException(string reason) : Exception(reason);
