using System.Globalization;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The shape of a feature map: channels and zero to three spatial extents (D, H, W order); the batch is always 1.</summary>
/// <param name="Channels">The number of channels C.</param>
/// <param name="Extents">The spatial extents, outermost first; empty for a vector.</param>
public sealed record TensorShape(int Channels, EquatableArray<int> Extents)
{
    /// <summary>A shape from its numbers.</summary>
    public TensorShape(int channels, params int[] extents)
        : this(channels, new EquatableArray<int>(extents))
    {
    }

    /// <summary>The number of spatial axes, 0 to 3.</summary>
    public int Rank => Extents.Count;

    /// <summary>Positions per channel: the product of the extents, 1 for a vector.</summary>
    public long Positions => Counts.Product(1, Extents);

    /// <summary>Elements in all: channels × positions.</summary>
    public long Length => Counts.Multiply(Channels, Positions);

    /// <summary>Bytes as float32.</summary>
    public long Bytes => Counts.Multiply(Length, sizeof(float));

    /// <summary>The shape as people write it: <c>64×56×56</c>.</summary>
    public override string ToString() =>
        string.Join("×", new[] { Channels }.Concat(Extents).Select(static n => n.ToString(CultureInfo.InvariantCulture)));
}
