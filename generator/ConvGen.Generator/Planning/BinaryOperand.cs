using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>An operand of a sum or product as its kernel walks it: along an axis where one value serves all of the result's it stands still.</summary>
/// <param name="Strides">Where it lies; 0 along the axes on which it stands still.</param>
/// <param name="IsOneChannel">Whether its single channel serves all of the result's.</param>
public readonly record struct BinaryOperand(Strides Strides, bool IsOneChannel)
{
    /// <summary>Whether one value, or vector of channels, serves a whole row.</summary>
    public bool StandsInRow => Strides.Pixel == 0;

    /// <summary>The operand <paramref name="shape"/>, which lies at <paramref name="strides"/>, of a join that gives <paramref name="result"/>.</summary>
    public static BinaryOperand Of(Strides strides, TensorShape shape, TensorShape result)
    {
        // Kernels count three axes, the last ones of which a tensor has.
        bool Stands(int fromEnd) => Broadcast.Stretches(shape, result, result.Rank - fromEnd);
        var isOneChannel = shape.Channels == 1 && result.Channels > 1;
        return new BinaryOperand(
            new Strides(
                result.Rank > 0 && Stands(1) ? 0 : strides.Pixel,
                result.Rank > 1 && Stands(2) ? 0 : strides.Row,
                result.Rank > 2 && Stands(3) ? 0 : strides.Slice,
                isOneChannel ? 0 : strides.Block),
            isOneChannel);
    }
}
