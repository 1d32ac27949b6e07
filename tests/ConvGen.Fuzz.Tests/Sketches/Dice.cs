using System.Collections.Generic;

namespace ConvGen.Fuzz.Tests;

/// <summary>Rolled numbers that decisions are taken from, one after the other. Zero is always the plainest choice, so that what shrinks becomes plain.</summary>
internal sealed class Dice(IReadOnlyList<int> rolls)
{
    private int _next;

    /// <summary>A number below <paramref name="sides"/>; 0 once the rolls are used up.</summary>
    public int Roll(int sides) => _next < rolls.Count ? rolls[_next++] % sides : 0;

    /// <summary>A number between both ends.</summary>
    public int Between(int least, int most) => most <= least ? least : least + Roll(most - least + 1);

    /// <summary>True once in so many rolls.</summary>
    public bool OnceIn(int rolls) => Roll(rolls) == rolls - 1;

    /// <summary>One of <paramref name="values"/>.</summary>
    public T Pick<T>(params IReadOnlyList<T> values) => values[Roll(values.Count)];
}
