using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>Layers with weights: convolutions of all kinds and fully connected ones.</content>
internal sealed partial class Sketcher
{
    private void DrawWeighted(SketchScope scope, Dice dice, string kind)
    {
        var isFlat = kind == "DeformConv" && _steps[scope.Previous].Rank != 2;
        switch (isFlat ? "Conv" : kind)
        {
            case "Dense":
                DrawDense(scope, dice);
                break;
            case "ConvTranspose":
                DrawTransposed(scope, dice);
                break;
            case "DeformConv":
                DrawDeform(scope, dice);
                break;
            default:
                DrawConvolution(scope, dice, isFlat ? "Conv" : kind);
                break;
        }
    }

    /// <summary>Filters that give no more elements at <paramref name="positions"/> than there may be, nor do more of anything else.</summary>
    private int DrawFilters(Dice dice, int positions, long limit = long.MaxValue)
    {
        var filters = (int)Math.Min(dice.Pick(style.Filters), Math.Max(1, limit));
        return IsSmall(filters * positions) ? filters : Math.Max(1, style.MostElements / positions);
    }

    private void DrawDense(SketchScope scope, Dice dice)
    {
        var head = Begin(scope, dice, "dense");
        var units = DrawFilters(dice, 1, style.MostWeights / _steps[head.From].Length);
        var step = StepOf(scope, head, "Dense", units, []);
        var draft = new AttributeDraft("Dense").With("units", units);
        Finish(scope, draft, head, WithEnd(dice, draft, step));
    }

    private void DrawConvolution(SketchScope scope, Dice dice, string kind)
    {
        var head = Begin(scope, dice, kind.ToLowerInvariant(), isSpatial: true);
        var own = _steps[head.From];
        var windows = style.IsPlain && !dice.OnceIn(6) ? DrawPlainWindows(dice, own.Rank) : WindowDraft.DrawConvolution(dice, own.Extents, style.Dilations);
        var autoPad = dice.OnceIn(8) ? dice.Pick(nameof(AutoPad.SameUpper), nameof(AutoPad.SameLower), nameof(AutoPad.Valid)) : "";
        windows = Padded(Affordable(windows, own), own.Extents, ref autoPad);
        int[] extents = [.. own.Extents.Select((extent, axis) => windows[axis].Slides(extent))];
        var positions = extents.Aggregate(1, static (product, extent) => product * extent);
        var draft = new AttributeDraft(kind);
        var (channels, groups) = DrawChannels(dice, kind, own.Channels, positions, MostFilters(own, windows, positions));
        if (kind != "DepthwiseConv")
            draft.With("filters", channels);
        draft.With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.Write(dice, draft, windows, isPool: false);
        if (autoPad.Length > 0)
            draft.With<AutoPad>("AutoPad", autoPad);
        else
            WindowDraft.WritePadding(dice, draft, windows);
        if (kind == "Conv" && groups > 1)
            draft.With("Groups", groups);
        if (kind == "DepthwiseConv" && channels != own.Channels)
            draft.With("Multiplier", channels / own.Channels);
        var mode = DrawPaddingMode(dice, draft, windows, own.Extents);
        if (dice.OnceIn(12))
            draft.With("In", own.Channels);
        var step = StepOf(scope, head, "Conv", channels, extents) with { Windows = windows, Groups = groups, Mode = mode };
        if (kind == "SeparableConv")
            FinishSeparable(scope, draft, head, WithEnd(dice, draft, step), own.Channels);
        else
            Finish(scope, draft, head, WithEnd(dice, draft, step));
    }

    /// <summary><paramref name="windows"/>, or windows of one tap where not even one filter of them over the map of <paramref name="own"/> is cheap and small enough.</summary>
    private IReadOnlyList<Window> Affordable(IReadOnlyList<Window> windows, Step own) =>
        MostFilters(own, windows, own.Positions) >= 1 && windows.Zip(own.Extents, static (window, extent) => window.Slides(extent)).Aggregate(1L, static (product, extent) => product * extent) <= style.MostElements
            ? windows : [.. windows.Select(static window => Window.Point with { Stride = window.Stride })];

    /// <summary>Filters of <paramref name="windows"/> at <paramref name="positions"/> that are cheap enough.</summary>
    private long MostFilters(Step own, IReadOnlyList<Window> windows, int positions) =>
        style.MostMacs / windows.Aggregate((long)own.Channels * positions, static (product, window) => product * window.Kernel);

    private static IReadOnlyList<Window> Padded(IReadOnlyList<Window> windows, IReadOnlyList<int> extents, ref string autoPad)
    {
        var isUpper = autoPad == nameof(AutoPad.SameUpper);
        switch (autoPad)
        {
            case "":
                return windows;
            case nameof(AutoPad.Valid):
                Window[] valid = [.. windows.Select(static window => window with { Low = 0, High = 0 })];
                if (extents.Select((extent, axis) => valid[axis].Slides(extent) >= 1).All(static fits => fits))
                    return valid;
                autoPad = "";
                return windows;
            default:
                return [.. windows.Select((window, axis) => WindowDraft.Same(window, extents[axis], isUpper))];
        }
    }

    private (int Channels, int Groups) DrawChannels(Dice dice, string kind, int input, int positions, long mostFilters)
    {
        if (kind == "DepthwiseConv")
            return (input * (IsSmall(2 * input * positions) ? dice.Pick(1, 1, 2) : 1), input);
        var filters = style.IsPlain && IsSmall(input * positions) && dice.OnceIn(2) ? input : DrawFilters(dice, positions, mostFilters);
        if (kind != "Conv" || !dice.OnceIn(5))
            return (filters, 1);
        var groups = dice.Pick(Divisors(input));
        return IsSmall(groups * positions) ? (groups * Math.Max(1, filters / groups), groups) : (filters, 1);
    }

    private static string DrawPaddingMode(Dice dice, AttributeDraft draft, IReadOnlyList<Window> windows, IReadOnlyList<int> extents)
    {
        if (!dice.OnceIn(8))
            return "Zeros";
        var mode = dice.Pick(nameof(PaddingMode.Replicate), nameof(PaddingMode.Reflect), nameof(PaddingMode.Circular));
        var most = mode == nameof(PaddingMode.Reflect) ? 1 : 0;
        if (mode != nameof(PaddingMode.Replicate) && extents.Select((extent, axis) => Math.Max(windows[axis].Low, windows[axis].High) > extent - most).Contains(true))
            return "Zeros";
        draft.With<PaddingMode>("PaddingMode", mode);
        return mode;
    }

    /// <summary>Bias and activation, as the attribute and the step say them.</summary>
    private static Step WithEnd(Dice dice, AttributeDraft draft, Step step)
    {
        var hasBias = !dice.OnceIn(3);
        if (!hasBias)
            draft.With("Bias", false);
        return WithActivation(dice, draft, step with { HasBias = hasBias });
    }

    // The depthwise part has neither bias nor activation.
    private void FinishSeparable(SketchScope scope, AttributeDraft draft, Head head, Step step, int channels)
    {
        var depthwise = step with
        {
            Name = step.Name + ".depthwise", Key = step.Key + ".depthwise", Channels = channels, Groups = channels, HasBias = false, Activation = "None", Reals = [],
        };
        _steps.Add(depthwise);
        var name = head.Name[scope.Prefix.Length..];
        scope.Known.Add((name + ".depthwise", _steps.Count - 1));
        var pointwise = step with
        {
            Name = step.Name + ".pointwise", Key = step.Key + ".pointwise", Inputs = [_steps.Count - 1], Windows = [.. step.Windows.Select(static _ => Window.Point)], Mode = "Zeros",
        };
        Finish(scope, draft, head, pointwise);
        scope.Known.Insert(scope.Known.Count - 1, (name + ".pointwise", scope.Previous));
    }

    private void DrawTransposed(SketchScope scope, Dice dice)
    {
        var head = Begin(scope, dice, "convtranspose", isSpatial: true);
        var own = _steps[head.From];
        IReadOnlyList<Window> windows = style.IsPlain && dice.OnceIn(2)
            ? [.. Enumerable.Repeat(new Window(4, 2, 1, 1, 1), own.Rank)] : WindowDraft.DrawTransposed(dice, own.Extents);
        if (!IsSmall(own.Extents.Select((extent, axis) => windows[axis].Writes(extent)).Aggregate(1, static (product, extent) => product * extent)) || Affordable(windows, own) != windows)
            windows = [.. windows.Select(static _ => Window.Point)];
        int[] extents = [.. own.Extents.Select((extent, axis) => windows[axis].Writes(extent))];
        var filters = style.IsPlain && dice.OnceIn(2)
            ? dice.Pick(3, 1, 4) : DrawFilters(dice, extents.Aggregate(1, static (product, extent) => product * extent), MostFilters(own, windows, own.Positions));
        var groups = dice.OnceIn(5) ? dice.Pick(Divisors(own.Channels, filters)) : 1;
        var draft = new AttributeDraft("ConvTranspose").With("filters", filters).With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.Write(dice, draft, windows, isPool: false);
        WindowDraft.WritePadding(dice, draft, windows);
        WindowDraft.WritePair(dice, draft, "OutputPadding", [.. windows.Select(static window => window.Extra)], 0);
        if (groups > 1)
            draft.With("Groups", groups);
        Finish(scope, draft, head, WithEnd(dice, draft, StepOf(scope, head, "ConvTranspose", filters, extents) with { Windows = windows, Groups = groups }));
    }

    private void DrawDeform(SketchScope scope, Dice dice)
    {
        var own = Own(scope);
        var windows = WindowDraft.DrawConvolution(dice, own.Extents, style.Dilations);
        int[] extents = [.. own.Extents.Select((extent, axis) => windows[axis].Slides(extent))];
        var positions = extents[0] * extents[1];
        var offsetGroups = dice.OnceIn(4) ? dice.Pick(Divisors(own.Channels, 2)) : 1;
        var taps = offsetGroups * windows[0].Kernel * windows[1].Kernel;
        if (!IsSmall(3 * taps * positions) || 3 * taps > MostFilters(own, windows, positions))
        {
            DrawConvolution(scope, dice, "Conv");
            return;
        }

        var head = Begin(scope, dice, "deformconv") with { From = scope.Previous };
        head.Arguments.RemoveAll(static argument => argument.Argument == "From");
        var isModulated = !dice.OnceIn(3);
        var filters = DrawFilters(dice, positions, MostFilters(own, windows, positions));
        var draft = new AttributeDraft("DeformConv").With("filters", filters).With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.Write(dice, draft, windows, isPool: false);
        WindowDraft.WritePadding(dice, draft, windows);
        if (offsetGroups > 1)
            draft.With("OffsetGroups", offsetGroups);
        if (!isModulated)
            draft.With("Modulated", false);
        var step = StepOf(scope, head, "DeformConv", filters, extents) with { Windows = windows, Groups = offsetGroups, Flag = isModulated };
        _steps.Add(step with
        {
            Kind = "Conv", Name = step.Name + ".offset", Key = step.Key + ".offset", Channels = (isModulated ? 3 : 2) * taps, Groups = 1, HasBias = true, Mode = "Zeros", Flag = false,
        });
        scope.Known.Add((head.Name[scope.Prefix.Length..] + ".offset", _steps.Count - 1));
        Finish(scope, draft, head, WithEnd(dice, draft, step with { Inputs = [head.From, _steps.Count - 1] }));
    }
}
