using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <summary>Draws windows that fit, and writes them in one of the ways the language has.</summary>
internal static class WindowDraft
{
    /// <summary>Windows of a convolution.</summary>
    public static IReadOnlyList<Window> DrawConvolution(Dice dice, IReadOnlyList<int> extents, int[] dilations) =>
        Fit(dice, extents, () => Convolution(dice, dilations), static (window, extent) => window.Slides(extent) >= 1, Plain);

    /// <summary>Windows of a pool.</summary>
    public static IReadOnlyList<Window> DrawPool(Dice dice, IReadOnlyList<int> extents, bool hasDilation)
    {
        var isCeil = dice.OnceIn(4);
        Window Draw() => Pool(dice, hasDilation) with { Extra = isCeil ? 1 : 0 };
        return Fit(dice, extents, Draw, static (window, extent) => window.Slides(extent) >= 1, static window => Plain(window) with { Extra = window.Extra });
    }

    /// <summary>Windows of a transposed convolution.</summary>
    public static IReadOnlyList<Window> DrawTransposed(Dice dice, IReadOnlyList<int> extents) =>
        Fit(dice, extents, () => Transposed(dice), static (window, extent) => window.Writes(extent) >= 1, Plain);

    /// <summary>The pads that give ⌈n/s⌉ outputs, the odd one at the end, or at the beginning.</summary>
    public static Window Same(Window window, int extent, bool isUpper)
    {
        var outputs = (extent + window.Stride - 1) / window.Stride;
        var total = Math.Max(0, ((outputs - 1) * window.Stride) + window.Reach - extent);
        var less = total / 2;
        return window with { Low = isUpper ? less : total - less, High = isUpper ? total - less : less };
    }

    /// <summary>The kernel: one number where all axes agree, unless all are written out.</summary>
    public static int[] Kernel(Dice dice, IReadOnlyList<Window> windows) => PerAxis(dice, [.. windows.Select(static window => window.Kernel)]);

    /// <summary>Writes stride and dilation.</summary>
    public static void Write(Dice dice, AttributeDraft draft, IReadOnlyList<Window> windows, bool isPool)
    {
        int[] strides = [.. windows.Select(static window => window.Stride)];
        if (!(isPool && windows.All(static window => window.Stride == window.Kernel)))
            WritePair(dice, draft, "Stride", strides, isPool ? -1 : 1);
        WritePair(dice, draft, "Dilation", [.. windows.Select(static window => window.Dilation)], 1);
    }

    /// <summary>Writes one number for all axes, or one per axis; nothing for the default.</summary>
    public static void WritePair(Dice dice, AttributeDraft draft, string name, int[] values, int omitted)
    {
        var isUniform = values.All(value => value == values[0]);
        if (isUniform && values[0] == omitted)
            return;
        if (isUniform && !dice.OnceIn(6))
            draft.With(name, values[0]);
        else
            draft.With(name + "s", values);
    }

    /// <summary>Writes the padding: for all sides, per axis, or all begins then all ends.</summary>
    public static void WritePadding(Dice dice, AttributeDraft draft, IReadOnlyList<Window> windows)
    {
        if (windows.All(static window => window.Low == window.High))
            WritePair(dice, draft, "Padding", [.. windows.Select(static window => window.Low)], 0);
        else
            draft.With("Paddings", Sides(windows));
    }

    /// <summary>All begins, then all ends.</summary>
    public static int[] Sides(IReadOnlyList<Window> windows) => [.. windows.Select(static window => window.Low), .. windows.Select(static window => window.High)];

    /// <summary>One number where all are equal, unless all are written out.</summary>
    public static int[] PerAxis(Dice dice, int[] values) => values.All(value => value == values[0]) && !dice.OnceIn(5) ? [values[0]] : values;

    private static Window Convolution(Dice dice, int[] dilations)
    {
        var window = new Window(dice.Pick(3, 3, 1, 2, 5, 4, 7), dice.Pick(1, 1, 1, 2, 2, 3, 4), 0, 0, dice.Pick(dilations));
        return dice.Roll(4) switch
        {
            0 or 1 => window with { Low = (window.Reach - 1) / 2, High = (window.Reach - 1) / 2 },
            2 => window with { Low = dice.Between(0, window.Reach), High = dice.Between(0, window.Reach) },
            _ => window,
        };
    }

    private static Window Pool(Dice dice, bool hasDilation)
    {
        var kernel = dice.Pick(2, 3, 1, 4);
        var window = new Window(kernel, dice.Pick(kernel, kernel, 1, 2, 3), 0, 0, hasDilation && dice.OnceIn(6) ? dice.Between(2, 3) : 1);
        var most = window.Reach / 2;
        var low = dice.OnceIn(3) ? dice.Between(0, most) : 0;
        return window with { Low = low, High = dice.OnceIn(5) ? dice.Between(0, most) : low };
    }

    private static Window Transposed(Dice dice)
    {
        var window = new Window(dice.Pick(2, 4, 3, 3, 1, 5, 2), dice.Pick(2, 2, 1, 3, 1), 0, 0, dice.Pick(1, 1, 1, 2, 3));
        var (low, high) = dice.Roll(3) switch
        {
            0 => (0, 0),
            1 => dice.Between(0, window.Reach / 2) is var both ? (both, both) : default,
            _ => (dice.Between(0, window.Reach - 1), dice.Between(0, window.Reach - 1)),
        };
        return window with { Low = low, High = high, Extra = dice.OnceIn(3) ? dice.Between(0, Math.Max(window.Stride, window.Dilation) - 1) : 0 };
    }

    private static Window[] Fit(
        Dice dice, IReadOnlyList<int> extents, Func<Window> draw, Func<Window, int, bool> fits, Func<Window, Window> plain)
    {
        var first = draw();
        if (dice.OnceIn(3))
            return [.. extents.Select((extent, axis) => (axis == 0 ? first : draw()) is var window && fits(window, extent) ? window : plain(window))];
        return [.. Enumerable.Repeat(extents.All(extent => fits(first, extent)) ? first : plain(first), extents.Count)];
    }

    private static Window Plain(Window window) => window with { Kernel = 1, Low = 0, High = 0, Dilation = 1, Extra = 0 };
}
