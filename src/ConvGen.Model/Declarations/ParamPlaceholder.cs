namespace ConvGen.Model;

/// <summary>The values of <c>Param.A</c> … <c>Param.H</c>, which stand in a block for the arguments of its <c>Use</c>.</summary>
public static class ParamPlaceholder
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>The distance of neighbouring placeholders: wide and odd, so that arithmetic on one does not hit another by accident.</summary>
    private const int Step = 1_000_003;

    /// <summary>No argument of a layer is this far below zero on purpose: it must come from arithmetic on a placeholder.</summary>
    private const int ArithmeticBound = -100_000;

    /// <summary>The value of the placeholder number <paramref name="index"/>.</summary>
    public static int Value(int index) => int.MinValue + (Step * index);

    /// <summary>The letter of the placeholder number <paramref name="index"/>.</summary>
    public static char Letter(int index) => (char)('A' + index);

    /// <summary>The number of the placeholder with this value, or −1 if it is none.</summary>
    public static int IndexOf(long value)
    {
        for (var i = 0; i < Count; i++)
            if (value == Value(i))
                return i;
        return -1;
    }

    /// <summary>Whether <paramref name="value"/> looks computed from a placeholder.</summary>
    public static bool IsArithmetic(long value) => value <= ArithmeticBound && IndexOf(value) < 0;
}
