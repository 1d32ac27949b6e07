using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <content>Blocks: drawn where they are first used, some of their numbers then replaced by placeholders.</content>
internal sealed partial class Sketcher
{
    private const int MostDepth = 2;
    private int _depth;
    private int _blockNames;

    private void DrawUse(SketchScope scope, Dice dice)
    {
        if (_depth == MostDepth)
        {
            DrawConvolution(scope, dice, "Conv");
            return;
        }

        var number = ++_blockNames;
        var className = "Block" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var head = Begin(scope, new Dice([]), className.ToLowerInvariant());
        int[] rolls = [.. Enumerable.Range(0, 24).Select(_ => dice.Roll(10_000))];
        var attribute = scope.NextAttribute;
        var (names, blocks) = (_names, _blockNames);
        var inner = Expand(scope, head, attribute, rolls);
        var (isRepeated, declared) = (dice.OnceIn(3) && _steps[inner.Previous].IsLike(_steps[scope.Previous]), _blocks.Count);
        var (body, arguments) = WithPlaceholders(inner.Attributes, dice);
        Publish(scope, head, inner);
        if (isRepeated)
        {
            // The same rolls over the same shape draw the same layers: a repetition.
            (_names, _blockNames) = (names, blocks);
            var second = Begin(scope, new Dice([]), className.ToLowerInvariant());
            Publish(scope, second, Expand(scope, second, attribute, rolls));
            _blocks.RemoveRange(declared, _blocks.Count - declared);
        }

        _blocks.Add(new BlockDeclaration(className, className, true, body));
        var use = new AttributeDraft("Use", className).With("arguments", arguments);
        if (isRepeated)
            use.With("Repeat", 2);
        scope.Attributes.Add(use.Finish());
    }

    private SketchScope Expand(SketchScope outer, Head head, int attribute, int[] rolls)
    {
        var scope = new SketchScope(head.Name + ".", head.Key + ".", attribute) { Previous = outer.Previous };
        scope.Known.Add(("input", outer.Previous));
        var dice = new Dice(rolls);
        var layers = dice.Between(1, 3);
        _depth++;
        for (var i = 0; i < layers; i++)
            DrawLayer(scope, dice);
        _depth--;
        return scope;
    }

    private static void Publish(SketchScope outer, Head head, SketchScope inner)
    {
        var name = head.Name[outer.Prefix.Length..];
        foreach (var known in inner.Known.Where(static known => known.Name != "input"))
            outer.Known.Add((name + "." + known.Name, known.Step));
        outer.Known.Add((name, inner.Previous));
        outer.Previous = inner.Previous;
    }

    /// <summary>Replaces up to three numbers by <c>Param.A</c> and so on.</summary>
    private static (EquatableArray<AttributeDeclaration> Body, int[] Arguments) WithPlaceholders(List<AttributeDeclaration> attributes, Dice dice)
    {
        var arguments = new List<int>();
        long Placed(long value)
        {
            if (arguments.Count == 3 || value < 0 || !dice.OnceIn(3))
                return value;
            arguments.Add((int)value);
            return ParamPlaceholder.Value(arguments.Count - 1);
        }

        ArgumentDeclaration Argument(ArgumentDeclaration argument) => argument.Value switch
        {
            // Members of enums are integers as well, and no placeholders.
            ArgumentValue.Integer integer when argument.Name is "filters" or "Stride" or "Padding" or "Groups" or "units" => argument with { Value = new ArgumentValue.Integer(Placed(integer.Value)) },
            ArgumentValue.Integers integers => argument with { Value = new ArgumentValue.Integers(integers.Values.Select(value => (int)Placed(value)).ToEquatable()) },
            _ => argument,
        };

        var body = attributes.Select(attribute => attribute with { Arguments = attribute.Arguments.Select(Argument).ToEquatable() }).ToEquatable();
        return (body, [.. arguments]);
    }

}
