using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>The numbers of an attribute that may differ from one use of a block to the next.</summary>
internal static class ArgumentSlots
{
    public static IEnumerable<int> Of(SourceItem item)
    {
        foreach (var argument in item.Arguments)
        {
            if (!SourceVocabulary.IsSubstitutable(argument.Name))
            {
                continue;
            }

            if (argument.Value is ArgumentValue.Integer integer)
            {
                yield return (int)integer.Value;
            }
            else if (argument.Value is ArgumentValue.Integers integers)
            {
                foreach (var value in integers.Values)
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>The arguments with the numbers that <paramref name="slots"/> gives, in the order of <see cref="Of"/>.</summary>
    public static List<ArgumentDeclaration> Fill(SourceItem item, IEnumerator<int> slots)
    {
        var filled = new List<ArgumentDeclaration>();
        foreach (var argument in item.Arguments)
        {
            filled.Add(SourceVocabulary.IsSubstitutable(argument.Name) ? argument with { Value = Fill(argument.Value, slots) } : argument);
        }

        return filled;
    }

    private static ArgumentValue Fill(ArgumentValue value, IEnumerator<int> slots)
    {
        int Next() => slots.MoveNext() ? slots.Current : 0;
        return value switch
        {
            ArgumentValue.Integer => new ArgumentValue.Integer(Next()),
            ArgumentValue.Integers integers => new ArgumentValue.Integers(integers.Values.Select(_ => Next()).ToEquatable()),
            _ => value,
        };
    }
}
