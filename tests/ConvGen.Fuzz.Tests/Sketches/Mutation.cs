using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;
using CsCheck;

namespace ConvGen.Fuzz.Tests;

/// <summary>Spoils declarations the way people do: numbers out of range, references to nowhere, layers missing, doubled or out of order. C# itself still understands them.</summary>
internal static class Mutation
{
    private static readonly int[] Numbers =
        [0, -1, 1, 2, 7, 64, 1000, 1 << 20, 1 << 24, int.MaxValue, -7, ParamPlaceholder.Value(0), ParamPlaceholder.Value(7), ParamPlaceholder.Value(1) * 2];

    private static readonly string[] Texts = ["input", "conv1", "nowhere", "", "block11.conv1", "Equals", "ä", "Conv1", "relu1"];

    private static readonly double[] Reals = [0, -1, double.NaN, double.PositiveInfinity, 1e300];

    /// <summary>Networks with up to three mutations.</summary>
    public static Gen<NetworkDeclaration> Networks(int layers) => Gen.Select(
        Sketcher.Networks(SketchStyle.Analysed, layers),
        Gen.Int[0, 1 << 20].Array[6].Array[1, 3],
        static (sketch, mutations) => mutations.Aggregate(sketch.Declaration, static (network, rolls) => Mutated(network, new Dice(rolls))));

    private static NetworkDeclaration Mutated(NetworkDeclaration network, Dice dice)
    {
        if (network.Blocks.IsEmpty || !dice.OnceIn(4))
            return network with { Attributes = Mutated(network.Attributes, dice, first: 1).ToEquatable() };
        var block = dice.Roll(network.Blocks.Count);
        return network with { Blocks = network.Blocks.Select((one, i) => i == block ? one with { Attributes = Mutated(one.Attributes, dice, first: 0).ToEquatable() } : one).ToEquatable() };
    }

    // The class stays a network: whatever happens, its first attribute does not go.
    private static List<AttributeDeclaration> Mutated(IEnumerable<AttributeDeclaration> attributes, Dice dice, int first)
    {
        var list = attributes.ToList();
        if (list.Count == 0)
            return list;
        var place = dice.Roll(list.Count);
        switch (dice.Roll(8))
        {
            case 5 when place >= first:
                list.RemoveAt(place);
                break;
            case 6 when place >= first:
                list.Insert(place, list[place]);
                break;
            case 7 when place >= first && place + 1 < list.Count:
                list.Reverse(place, 2);
                break;
            default:
                list[place] = Mutated(list[place], dice);
                break;
        }

        return list;
    }

    private static AttributeDeclaration Mutated(AttributeDeclaration attribute, Dice dice)
    {
        if (attribute.Arguments.IsEmpty)
            return attribute;
        var place = dice.Roll(attribute.Arguments.Count);
        var isDropped = char.IsUpper(attribute.Arguments[place].Name[0]) && dice.OnceIn(6);
        return attribute with
        {
            Arguments = attribute.Arguments.Where((_, i) => !(isDropped && i == place))
                .Select((argument, i) => i == place ? argument with { Value = Mutated(argument.Value, dice) } : argument).ToEquatable(),
        };
    }

    private static ArgumentValue Mutated(ArgumentValue value, Dice dice) => value switch
    {
        ArgumentValue.Integer => new ArgumentValue.Integer(dice.Pick(Numbers)),
        ArgumentValue.Integers integers => new ArgumentValue.Integers(Mutated(integers.Values, Numbers, dice)),
        ArgumentValue.Text => new ArgumentValue.Text(dice.Pick(Texts)),
        ArgumentValue.Texts texts => new ArgumentValue.Texts(Mutated(texts.Values, Texts, dice)),
        ArgumentValue.Real => new ArgumentValue.Real(dice.Pick(Reals)),
        ArgumentValue.Flag flag => new ArgumentValue.Flag(!flag.Value),
        _ => value,
    };

    private static EquatableArray<T> Mutated<T>(IEnumerable<T> values, T[] odd, Dice dice)
        where T : IEquatable<T>
    {
        var list = values.ToList();
        var place = dice.Roll(list.Count + 1);
        if (place == list.Count)
            list.Add(dice.Pick(odd));
        else if (dice.OnceIn(4))
            list.RemoveAt(place);
        else
            list[place] = dice.Pick(odd);
        return list.ToEquatable();
    }
}
