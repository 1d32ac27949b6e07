using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of weights, of which trailing ones carry no meaning: a state dict has [8, 4] where a 1×1 kernel is [8, 4, 1, 1].</summary>
internal static class WeightShape
{
    /// <summary>Whether two shapes are equal but for trailing ones.</summary>
    public static bool Agrees(IEnumerable<long> left, IEnumerable<long> right) => Trimmed(left).SequenceEqual(Trimmed(right));

    /// <summary>A declared shape among those of files, whose extents may be longer.</summary>
    public static IEnumerable<long> Long(EquatableArray<int> shape) => shape.Select(static extent => (long)extent);

    /// <summary>As people write it: [8, 4, 1, 1].</summary>
    public static string Text(IEnumerable<long> shape) => "[" + string.Join(", ", shape.Select(static extent => Invariant($"{extent}"))) + "]";

    private static IEnumerable<long> Trimmed(IEnumerable<long> shape) => shape.Reverse().SkipWhile(static extent => extent == 1);
}
