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

    // Both sides of every limit: of legal values, of products that an int holds, of arrays, of 32 bits.
    private static readonly int[] Extremes =
    [
        0, -1, 1, 3, 16, 1000, 46_340, 46_341, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 1 << 20, (1 << 20) + 1, 10_000_000, (1 << 24) - 1, 1 << 24, (1 << 24) + 1,
        1 << 27, 1 << 28, 1 << 30, int.MaxValue - 56, int.MaxValue, int.MinValue,
    ];

    private static readonly string[] Texts = ["input", "conv1", "nowhere", "", "block11.conv1", "Equals", "ä", "Conv1", "relu1"];

    private static readonly double[] Reals = [0, -1, double.NaN, double.PositiveInfinity, 1e300];

    /// <summary>Networks with up to three mutations.</summary>
    public static Gen<NetworkDeclaration> Networks(int layers) => Gen.Select(
        Sketcher.Networks(SketchStyle.Analysed, layers),
        Gen.Int[0, 1 << 20].Array[6].Array[1, 3],
        static (sketch, mutations) => mutations.Aggregate(sketch.Declaration, static (network, rolls) => Mutated(network, new Dice(rolls))));

    /// <summary>Networks that are to run, with up to three integers out of all proportion.</summary>
    public static Gen<NetworkDeclaration> Enormous(int layers) => Gen.Select(
        Sketcher.Networks(SketchStyle.Run, layers),
        Gen.Int[0, 1 << 20].Array[4].Array[1, 3],
        static (sketch, mutations) => mutations.Aggregate(sketch.Declaration, static (network, rolls) => Enlarged(network, new Dice(rolls))));

    private static NetworkDeclaration Enlarged(NetworkDeclaration network, Dice dice)
    {
        var sizes = network.Attributes.SelectMany(static (attribute, i) => attribute.Arguments.Select((argument, j) => (Attribute: i, Argument: j, argument.Value)))
            .Where(static place => place.Value is ArgumentValue.Integer or ArgumentValue.Integers).ToList();
        var place = dice.Pick(sizes);
        var attribute = network.Attributes[place.Attribute];
        var arguments = attribute.Arguments.Select((argument, j) => j == place.Argument ? argument with { Value = Enlarged(argument.Value, dice) } : argument);
        return network with { Attributes = network.Attributes.Select((one, i) => i == place.Attribute ? attribute with { Arguments = arguments.ToEquatable() } : one).ToEquatable() };
    }

    private static ArgumentValue Enlarged(ArgumentValue value, Dice dice)
    {
        if (value is not ArgumentValue.Integers { Values: var values } || values.IsEmpty)
            return new ArgumentValue.Integer(dice.Pick(Extremes));
        var place = dice.Roll(values.Count);
        return new ArgumentValue.Integers(values.Select((one, i) => i == place ? dice.Pick(Extremes) : one).ToEquatable());
    }

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
