using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>Layers: which, and those that only change channels or positions.</content>
internal sealed partial class Sketcher
{
    private static readonly string[] Anywhere =
    [
        "Activation", "Conv", "Activation", "Conv", "ConvTranspose", "MaxPool", "Conv", "AvgPool", "Conv", "DepthwiseConv", "SeparableConv", "Join", "Conv", "Join", "ConvTranspose",
        "DeformConv", "Norm", "Norm", "Norm", "LocalResponseNorm", "Scale", "PRelu", "Clip", "Softmax", "Join", "Slice", "PadChannels", "Pad", "Crop", "Upsample", "Resize", "Upsample",
        "PixelShuffle", "PixelUnshuffle", "ChannelShuffle", "AdaptiveAvgPool", "Use", "Use", "Gate", "GlobalPool", "Dense", "Flatten", "Dropout", "Constant",
    ];

    private static readonly string[] OnVectors = ["Dense", "Activation", "Dense", "Join", "Norm", "Scale", "PRelu", "Clip", "Softmax", "Slice", "PadChannels", "ChannelShuffle", "Flatten", "Dropout", "Constant"];

    private void DrawLayer(SketchScope scope, Dice dice)
    {
        var kind = dice.Pick(Own(scope).Rank == 0 ? OnVectors : style.IsPlain ? Plainly : style.HasStructures ? [.. Anywhere, .. Structures, .. Structures] : Anywhere);
        switch (kind)
        {
            case "Residual" or "Skip":
                DrawStructure(scope, dice, kind);
                break;
            case "Activation" or "PRelu" or "Clip" or "Softmax" or "Norm" or "LocalResponseNorm" or "Scale" or "Dropout":
                DrawPointwise(scope, dice, kind);
                break;
            case "Conv" or "DepthwiseConv" or "SeparableConv" or "ConvTranspose" or "DeformConv" or "Dense":
                DrawWeighted(scope, dice, kind);
                break;
            case "Join":
                DrawJoin(scope, dice);
                break;
            case "Sum":
                DrawSum(scope, dice);
                break;
            case "Gate":
                DrawGate(scope, dice);
                break;
            case "Constant":
                DrawConstant(scope, dice);
                break;
            case "Use":
                DrawUse(scope, dice);
                break;
            default:
                DrawReshaping(scope, dice, kind);
                break;
        }
    }

    private void DrawReshaping(SketchScope scope, Dice dice, string kind)
    {
        switch (kind)
        {
            case "Flatten" when Own(scope).Rank > 0 && scope.Known.Any(known => _steps[known.Step].Length > style.MostVector):
                DrawGlobalPool(scope, dice);
                break;
            case "MaxPool" or "AvgPool":
                DrawPool(scope, dice, kind);
                break;
            case "GlobalPool":
                DrawGlobalPool(scope, dice);
                break;
            case "Slice" or "PadChannels" or "ChannelShuffle" or "Flatten":
                DrawChannels(scope, dice, kind);
                break;
            default:
                DrawSpatial(scope, dice, kind);
                break;
        }
    }

    private void DrawGlobalPool(SketchScope scope, Dice dice)
    {
        var kind = dice.Pick("GlobalAvgPool", "GlobalMaxPool");
        var head = Begin(scope, dice, kind.ToLowerInvariant(), isSpatial: true);
        var own = _steps[head.From];
        Finish(scope, new AttributeDraft(kind), head, StepOf(scope, head, kind, own.Channels, Ones(own)));
    }

    private static int[] Ones(Step step) => [.. step.Extents.Select(static _ => 1)];

    private void DrawPool(SketchScope scope, Dice dice, string kind)
    {
        var head = Begin(scope, dice, kind.ToLowerInvariant(), isSpatial: true);
        var own = _steps[head.From];
        var windows = style.IsPlain && own.Extents.All(static extent => extent > 1) && !dice.OnceIn(3)
            ? Enumerable.Repeat(new Window(2, 2, 0, 0, 1), own.Rank).ToList() : WindowDraft.DrawPool(dice, own.Extents, hasDilation: kind == "MaxPool");
        var includesPadding = kind == "AvgPool" && !dice.OnceIn(3);
        // What a window without any input gives is nobody's business.
        if (own.Extents.Select((extent, axis) => IsBlind(windows[axis], extent)).Contains(true))
            windows = [.. windows.Select(static window => Window.Point with { Stride = window.Stride, Extra = window.Extra })];
        var draft = new AttributeDraft(kind).With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.Write(dice, draft, windows, isPool: true);
        WindowDraft.WritePadding(dice, draft, windows);
        if (windows[0].Extra == 1)
            draft.With("CeilMode", true);
        if (kind == "AvgPool" && !includesPadding)
            draft.With("CountIncludePad", false);
        int[] extents = [.. own.Extents.Select((extent, axis) => windows[axis].Slides(extent))];
        Finish(scope, draft, head, StepOf(scope, head, kind, own.Channels, extents) with { Windows = windows, Flag = includesPadding });
    }

    private static bool IsBlind(Window window, int extent) =>
        Enumerable.Range(0, window.Slides(extent)).Any(output => !window.Taps(output).Any(tap => tap >= 0 && tap < extent));

    private void DrawChannels(SketchScope scope, Dice dice, string kind)
    {
        var head = Begin(scope, dice, kind.ToLowerInvariant());
        var own = _steps[head.From];
        var step = StepOf(scope, head, kind, own.Channels, own.Extents);
        var draft = new AttributeDraft(kind);
        switch (kind)
        {
            case "Slice":
                var start = dice.Roll(own.Channels);
                var length = dice.Between(1, own.Channels - start);
                Finish(scope, draft.With("start", start).With("length", length), head, step with { Number = start, Channels = length });
                break;
            case "PadChannels":
                var (before, after) = (dice.Roll(4), dice.Roll(4));
                Finish(scope, draft.With("before", before).With("after", after), head, step with { Number = before, Channels = own.Channels + before + after });
                break;
            case "ChannelShuffle":
                var groups = dice.Pick(Divisors(own.Channels));
                Finish(scope, draft.With("groups", groups), head, step with { Groups = groups });
                break;
            default:
                var isLast = dice.OnceIn(2);
                if (isLast)
                    draft.With<Layout>("Layout", nameof(Layout.ChannelsLast));
                Finish(scope, draft, head, step with { Channels = own.Length, Extents = [], Flag = isLast });
                break;
        }
    }

    private static List<int> Divisors(params int[] numbers) => [.. Enumerable.Range(1, numbers.Min()).Where(divisor => numbers.All(number => number % divisor == 0))];

    private void DrawSpatial(SketchScope scope, Dice dice, string kind)
    {
        var head = Begin(scope, dice, kind.ToLowerInvariant(), isSpatial: true);
        var own = _steps[head.From];
        var draft = new AttributeDraft(kind);
        var step = StepOf(scope, head, kind, own.Channels, own.Extents);
        switch (kind)
        {
            case "Pad" or "Crop":
                var mode = kind == "Pad" ? dice.Pick("Zeros", "Zeros", "Reflect", "Replicate", "Circular") : "";
                Window[] sides = [.. own.Extents.Select(extent => Window.Point with { Low = dice.Between(0, MostSide(kind, mode, extent)), High = dice.Between(0, MostSide(kind, mode, extent)) })];
                draft.With("paddings", WindowDraft.Sides(sides));
                if (mode is not ("" or "Zeros"))
                    draft.With<PaddingMode>("Mode", mode);
                var sign = kind == "Pad" ? 1 : -1;
                step = step with { Windows = sides, Mode = mode, Extents = [.. own.Extents.Select((extent, axis) => extent + (sign * (sides[axis].Low + sides[axis].High)))] };
                break;
            case "PixelShuffle":
                var factor = dice.Pick(Enumerable.Range(1, 3).Where(r => own.Channels % Power(r, own.Rank) == 0).Reverse().ToList());
                draft.With("factor", factor);
                step = step with { Number = factor, Channels = own.Channels / Power(factor, own.Rank), Extents = [.. own.Extents.Select(extent => extent * factor)] };
                break;
            case "PixelUnshuffle":
                var block = dice.Pick(Divisors([.. own.Extents, 6]).Where(r => r <= 3 && own.Channels * Power(r, own.Rank) <= 64).Reverse().DefaultIfEmpty(1).ToList());
                draft.With("factor", block);
                step = step with { Number = block, Channels = own.Channels * Power(block, own.Rank), Extents = [.. own.Extents.Select(extent => extent / block)] };
                break;
            default:
                step = DrawResize(scope, dice, draft, kind, own, step);
                break;
        }

        Finish(scope, draft, head, step);
    }

    private static int MostSide(string kind, string mode, int extent) => (kind, mode) switch
    {
        ("Crop", _) => Math.Min(3, (extent - 1) / 2),
        (_, "Reflect") => Math.Min(3, extent - 1),
        (_, "Circular") => Math.Min(3, extent),
        _ => 3,
    };

    /// <summary>The steps whose extents <paramref name="own"/> can take.</summary>
    private List<int> Models(SketchScope scope, Step own) =>
        [.. scope.Known.Select(static known => known.Step).Where(step => _steps[step].Rank == own.Rank && IsSmall(own.Channels * _steps[step].Positions)).Reverse()];

    private Step DrawResize(SketchScope scope, Dice dice, AttributeDraft draft, string kind, Step own, Step step)
    {
        int[] Fitting(Func<int, int> draw)
        {
            int[] drawn = [.. own.Extents.Select(draw)];
            return IsSmall(own.Channels * drawn.Aggregate(1, static (product, extent) => product * extent)) ? drawn : [.. own.Extents];
        }

        if (kind == "AdaptiveAvgPool")
        {
            var output = Fitting(extent => dice.Between(1, extent));
            draft.With("output", output);
            return step with { Extents = output };
        }

        int[] extents;
        if (kind == "Upsample")
        {
            var scale = dice.Pick(2, 2, 3, 1);
            extents = Fitting(extent => extent * scale);
            draft.With("scale", new[] { extents[0] / own.Extents[0] });
        }
        else if (dice.OnceIn(3) && Models(scope, own) is { Count: > 0 } models)
        {
            var model = dice.Pick(models);
            extents = [.. _steps[model].Extents];
            draft.With("output", Array.Empty<int>()).With("Like", scope.NameOf(model));
        }
        else
        {
            extents = Fitting(extent => dice.Between(1, (2 * extent) + 2));
            draft.With("output", extents);
        }

        var mode = dice.Pick("Nearest", "Bilinear", "Bicubic");
        var isAligned = mode != "Nearest" && dice.OnceIn(3);
        if (mode != "Nearest")
            draft.With<ResizeMode>("Mode", mode);
        if (isAligned)
            draft.With("AlignCorners", true);
        return step with { Kind = "Resize", Extents = extents, Mode = mode, Flag = isAligned };
    }

    private bool IsSmall(int elements) => elements <= style.MostElements;

    private static int Power(int number, int exponent) => Enumerable.Repeat(number, exponent).Aggregate(1, static (a, b) => a * b);
}
