using System.Collections.Generic;

namespace ConvGen.Cli.Files;

/// <summary>An array of a NumPy file.</summary>
/// <param name="Shape">Its extents, outermost first.</param>
/// <param name="Values">Its elements as float32, first index slowest.</param>
internal sealed record NumpyArray(IReadOnlyList<int> Shape, float[] Values);
