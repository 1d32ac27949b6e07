using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>Joins, some of them with operands that stretch.</content>
internal sealed partial class Sketcher
{
    private void DrawJoin(SketchScope scope, Dice dice)
    {
        var kind = dice.Pick("Add", "Concat", "Mul", "Add");
        if (kind == "Concat" && !scope.Known.All(known => _steps[known.Step].Channels <= style.MostConcatenated && IsSmall(3 * _steps[known.Step].Length)))
            kind = "Add";
        var head = Begin(scope, dice, kind.ToLowerInvariant());
        List<int> operands = [head.From];
        for (var left = kind == "Mul" ? 1 : dice.Pick(1, 1, 2); left > 0; left--)
            operands.Add(dice.Pick(Partners(scope, kind, operands)));
        WriteJoin(scope, dice, head, kind, operands);
    }

    /// <summary>What can be joined with <paramref name="operands"/>, the latest first; one of them always can.</summary>
    private List<int> Partners(SketchScope scope, string kind, List<int> operands)
    {
        List<int> partners =
        [
            .. scope.Known.Select(static known => known.Step).Reverse().Where(step => kind == "Concat"
                ? _steps[step].Extents.SequenceEqual(_steps[operands[0]].Extents)
                : Meeting([.. operands.Append(step).Select(operand => _steps[operand])]) is { } shape && IsSmall(Length(shape))).DefaultIfEmpty(operands[0]),
        ];
        if (style.IsPlain && partners.Exists(step => step != operands[0]))
            partners.RemoveAll(step => step == operands[0]);
        return partners;
    }

    private void WriteJoin(SketchScope scope, Dice dice, Head head, string kind, List<int> operands)
    {
        string[] names = [.. operands.Skip(1).Select(scope.NameOf)];
        var draft = kind == "Mul" ? new AttributeDraft(kind).With("other", names[0]) : new AttributeDraft(kind).With("others", names);
        List<Step> steps = [.. operands.Select(operand => _steps[operand])];
        var (channels, extents) = kind == "Concat" ? (steps.Sum(static step => step.Channels), [.. steps[0].Extents]) : Meeting(steps)!.Value;
        Finish(scope, draft, head, WithActivation(dice, draft, StepOf(scope, head, kind, channels, extents) with { Inputs = operands }));
    }

    /// <summary>The shape in which operands meet, what one has one of stretched to what the others have; null where they do not.</summary>
    public static (int Channels, int[] Extents)? Meeting(List<Step> operands)
    {
        static int? Common(IEnumerable<int> extents) => extents.Where(static extent => extent > 1).Distinct().ToList() switch
        {
            [] => 1,
            [var extent] => extent,
            _ => null,
        };
        List<Step> maps = [.. operands.Where(static step => step.Positions > 1)];
        var rank = maps.Count > 0 ? maps[0].Rank : operands.Max(static step => step.Rank);
        if (maps.Any(map => map.Rank != rank) || Common(operands.Select(static step => step.Channels)) is not { } channels)
            return null;
        List<int?> extents = [.. Enumerable.Range(0, rank).Select(axis => Common(maps.Select(map => map.Extents[axis])))];
        return extents.Contains(null) ? null : (channels, [.. extents.Select(static extent => extent!.Value)]);
    }

    private static int Length((int Channels, int[] Extents) shape) => shape.Extents.Aggregate(shape.Channels, static (product, extent) => product * extent);

    /// <summary>A learned tensor, mostly joined with the layer before it; else the next layer reads it.</summary>
    private void DrawConstant(SketchScope scope, Dice dice)
    {
        var before = scope.Previous;
        var own = _steps[before];
        int[] extents = [.. own.Extents.Select(extent => dice.OnceIn(4) ? 1 : extent)];
        var channels = dice.OnceIn(3) ? 1 : own.Channels;
        var head = Begin(scope, new Dice([]), "constant");
        var draft = new AttributeDraft("Constant").With("channels", channels).With("extents", extents);
        Finish(scope, draft, head, StepOf(scope, head, "Constant", channels, extents) with { Inputs = [] });
        if (dice.OnceIn(4))
            return;
        var kind = extents.SequenceEqual(own.Extents) && own.Channels <= 32 ? dice.Pick("Add", "Mul", "Concat") : dice.Pick("Add", "Mul");
        WriteJoin(scope, dice, Begin(scope, new Dice([]), kind.ToLowerInvariant()), kind, [scope.Previous, before]);
    }

    /// <summary>What the positions, the channels, or both along some axis have in common weighs or shifts the map it comes from, as in squeeze and excitation.</summary>
    private void DrawGate(SketchScope scope, Dice dice)
    {
        var gated = scope.Previous;
        var own = _steps[gated];
        int[] extents = [.. dice.Pick("Gate", "Plane", "Strip") switch
        {
            "Gate" => Ones(own),
            "Plane" => own.Extents,
            _ => own.Extents.Select(extent => dice.OnceIn(2) ? 1 : extent),
        }];
        if (extents.All(static extent => extent == 1))
            Plain("GlobalAvgPool", "GlobalAvgPool", new AttributeDraft("GlobalAvgPool"), own.Channels, "None");
        else if (!extents.SequenceEqual(own.Extents))
            Plain("AdaptiveAvgPool", "AdaptiveAvgPool", new AttributeDraft("AdaptiveAvgPool").With("output", extents), own.Channels, "None");
        var channels = dice.OnceIn(2) ? own.Channels : 1;
        Plain("Conv", "Conv", new AttributeDraft("Conv").With("filters", channels).With("kernel", new[] { 1 }), channels, "None");
        Plain("Sigmoid", "Activation", new AttributeDraft("Sigmoid"), channels, "Sigmoid");
        var (name, gate) = (scope.NameOf(gated), scope.Previous);
        var (kind, isGateFirst) = (dice.Pick("Mul", "Add"), dice.OnceIn(2));
        var head = Begin(scope, new Dice([]), kind.ToLowerInvariant());
        if (!isGateFirst)
            head = head with { From = gated, Arguments = [.. head.Arguments, ("From", name)] };
        WriteJoin(scope, dice, head, kind, isGateFirst ? [gate, gated] : [gated, gate]);

        void Plain(string attribute, string kind, AttributeDraft plain, int filters, string activation)
        {
            var part = Begin(scope, new Dice([]), attribute.ToLowerInvariant());
            var windows = kind == "Conv" ? extents.Select(static _ => Window.Point).ToList() : [];
            Finish(scope, plain, part, StepOf(scope, part, kind, filters, extents) with
            {
                Windows = windows, HasBias = kind == "Conv", Mode = kind == "Conv" ? "Zeros" : "", Activation = activation, Reals = DefaultsOf(activation),
            });
        }
    }
}
