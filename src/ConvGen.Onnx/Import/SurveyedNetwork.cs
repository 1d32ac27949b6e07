using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>What layers express of an ONNX file.</summary>
/// <param name="Declaration">
/// The layers. Where nodes were refused, what they read is an output, what they make is an input if the file states its shape, and what depends on them otherwise is left out; with
/// nothing left there are no layers.
/// </param>
/// <param name="Refused">The nodes that no layer expresses.</param>
/// <param name="Dependants">How many nodes were left out because they depend on one of those.</param>
public sealed record SurveyedNetwork(NetworkDeclaration Declaration, IReadOnlyList<RefusedNode> Refused, int Dependants);
