using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// The lanes behind the last channel of a tensor. Kernels that take whole blocks of input channels multiply them by weights of zero, so they must
/// hold numbers; kernels that compute whole vectors leave numbers there by themselves, those that move single channels clear them.
/// </summary>
public static class PaddingLanes
{
    /// <summary>Writes the clearing for the position at <paramref name="pointer"/> of a tensor of <paramref name="channels"/>; nothing where blocks are full.</summary>
    public static void WriteClear(CodeWriter writer, string pointer, long channels, Strides strides)
    {
        var used = channels % BufferLayout.Lanes;
        if (used > 0)
        {
            var place = (channels / BufferLayout.Lanes * strides.Block) + used;
            writer.Line($"new Span<float>({Terms.Plus(pointer, place)}, {Terms.Number(BufferLayout.Lanes - used)}).Clear();");
        }
    }
}
