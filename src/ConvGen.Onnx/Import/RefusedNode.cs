namespace ConvGen.Onnx;

/// <summary>A node that no layer expresses.</summary>
/// <param name="Name">Its name, or where it has none its first output's.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Reason">Why it is refused.</param>
public sealed record RefusedNode(string Name, string Operator, string Reason);
