using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>What networks are made of: a value that lives on beside several layers, at its own resolution or at a lower one.</content>
internal sealed partial class Sketcher
{
    private static readonly string[] Structures = ["Residual", "Skip"];

    private void DrawStructure(SketchScope scope, Dice dice, string kind)
    {
        var own = Own(scope);
        var windows = own.Extents.Select(static _ => new Window(3, 1, 1, 1, 1)).ToList();
        if (MostFilters(own, windows, own.Positions) < own.Channels)
            windows = [.. own.Extents.Select(static _ => Window.Point)];
        if (kind == "Skip" && own.Extents.All(static extent => extent >= 4) && IsSmall(2 * own.Length))
            DrawSkip(scope, dice, windows);
        else
            DrawResidual(scope, dice, windows);
    }

    /// <summary>Convolutions, and what went into them added to what comes out.</summary>
    private void DrawResidual(SketchScope scope, Dice dice, IReadOnlyList<Window> windows)
    {
        var start = scope.Previous;
        var layers = dice.Between(1, 2);
        for (var i = 0; i < layers; i++)
            AddConvolution(scope, dice, _steps[start].Channels, windows);
        AddJoin(scope, dice, "Add", start);
    }

    /// <summary>Half the resolution for a while, and both beside each other.</summary>
    private void DrawSkip(SketchScope scope, Dice dice, IReadOnlyList<Window> windows)
    {
        var start = scope.Previous;
        var own = _steps[start];
        List<Window> halves = [.. own.Extents.Select(static _ => new Window(2, 2, 0, 0, 1))];
        int[] half = [.. own.Extents.Select(static extent => extent / 2)];
        AddPlain(scope, new AttributeDraft("MaxPool").With("kernel", 2), "MaxPool", own.Channels, half, step => step with { Windows = halves });
        AddConvolution(scope, dice, own.Channels, windows);
        var mode = dice.Pick("Nearest", "Bilinear");
        var upsample = new AttributeDraft("Upsample").With("scale", new[] { 2 });
        if (mode != "Nearest")
            upsample.With<ResizeMode>("Mode", mode);
        AddPlain(scope, upsample, "Resize", own.Channels, [.. half.Select(static extent => 2 * extent)], step => step with { Mode = mode });
        List<Window> sides = [.. own.Extents.Select(static extent => Window.Point with { High = extent % 2 })];
        if (sides.Any(static side => side.High > 0))
            AddPlain(scope, new AttributeDraft("Pad").With("paddings", WindowDraft.Sides(sides)), "Pad", own.Channels, own.Extents, step => step with { Windows = sides, Mode = "Zeros" });
        AddJoin(scope, dice, dice.Pick("Concat", "Add", "Mul"), start);
    }

    private void AddConvolution(SketchScope scope, Dice dice, int filters, IReadOnlyList<Window> windows)
    {
        var draft = new AttributeDraft("Conv").With("filters", filters).With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.WritePadding(dice, draft, windows);
        AddPlain(scope, draft, "Conv", filters, Own(scope).Extents, step => WithEnd(dice, draft, step with { Windows = windows, Mode = "Zeros" }));
    }

    /// <summary>Joins what was drawn last with an earlier step of the same extents.</summary>
    private void AddJoin(SketchScope scope, Dice dice, string kind, int other)
    {
        var (own, partner) = (Own(scope), _steps[other]);
        var name = scope.NameOf(other);
        var draft = kind == "Mul" ? new AttributeDraft(kind).With("other", name) : new AttributeDraft(kind).With("others", new[] { name });
        var channels = kind == "Concat" ? own.Channels + partner.Channels : own.Channels;
        AddPlain(scope, draft, kind, channels, own.Extents, step => WithActivation(dice, draft, step with { Inputs = [scope.Previous, other] }));
    }

    /// <summary>Adds a step under its default name, behind the one before.</summary>
    private void AddPlain(SketchScope scope, AttributeDraft draft, string kind, int channels, IReadOnlyList<int> extents, System.Func<Step, Step> meaning)
    {
        var head = Begin(scope, new Dice([]), draft.Kind.ToLowerInvariant());
        Finish(scope, draft, head, meaning(StepOf(scope, head, kind, channels, extents)));
    }
}
