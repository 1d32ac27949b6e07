using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A node that no layer expresses.</summary>
/// <param name="Name">Its name, or where it has none its first output's.</param>
/// <param name="Operator">Its operator.</param>
/// <param name="Reason">Why it is refused.</param>
public sealed record RefusedNode(string Name, string Operator, string Reason)
{
    /// <summary>The shape of its output, as the file states it, from which a survey goes on behind it; null where what depends on it is left out.</summary>
    public TensorShape? Output { get; init; }
}
