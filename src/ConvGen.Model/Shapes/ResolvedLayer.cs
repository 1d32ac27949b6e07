namespace ConvGen.Model;

/// <summary>What a shape rule finds out.</summary>
/// <param name="Shape">The output's shape.</param>
/// <param name="Windows">The window per axis; empty for layers without one.</param>
/// <param name="Groups">Resolved groups, else 1.</param>
internal sealed record ResolvedLayer(TensorShape Shape, EquatableArray<AxisWindow> Windows = default, int Groups = 1);
