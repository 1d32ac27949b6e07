namespace ConvGen;

/// <summary>An anchor box: the reference a detector's output is measured against, in input pixels (pixel 0 spans 0 to 1).</summary>
/// <param name="CenterX">The centre's distance from the left border.</param>
/// <param name="CenterY">The centre's distance from the upper border.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public readonly record struct Anchor(float CenterX, float CenterY, float Width, float Height);
