using System.Collections.Generic;

namespace ConvGen.Onnx;

/// <summary>What an ONNX file says about itself.</summary>
/// <param name="Producer">The program that wrote it, possibly empty.</param>
/// <param name="ProducerVersion">That program's version, possibly empty.</param>
/// <param name="Domain">The model's domain, a reversed host name, possibly empty.</param>
/// <param name="ModelVersion">The model's own version; 0 where none is given.</param>
/// <param name="IrVersion">The version of the format.</param>
/// <param name="Opset">The version of ONNX's own operator set.</param>
/// <param name="GraphName">The graph's name, possibly empty.</param>
/// <param name="Documentation">The model's documentation, or else the graph's; possibly empty.</param>
/// <param name="License">The licence as the metadata state it; null where they do not.</param>
/// <param name="Metadata">All named remarks, in the file's order.</param>
public sealed record ModelFacts(
    string Producer,
    string ProducerVersion,
    string Domain,
    long ModelVersion,
    long IrVersion,
    long Opset,
    string GraphName,
    string Documentation,
    string? License,
    IReadOnlyList<KeyValuePair<string, string>> Metadata);
