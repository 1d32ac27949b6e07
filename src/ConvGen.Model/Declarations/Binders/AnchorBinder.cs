using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds anchors: boxes as they stand, or sizes × scales × ratios multiplied out.</summary>
internal static class AnchorBinder
{
    /// <summary>The anchors on the feature map <paramref name="node"/>; null where they make no sense.</summary>
    public static AnchorSpec? Bind(ArgumentReader reader, int node)
    {
        var boxes = Boxes(reader);
        if (boxes.Any(static side => !(side > 0) || double.IsInfinity(side)))
            reader.Illegal("CVG025", "an anchor's width and height must be positive numbers of pixels", reader.Named("Boxes") ?? reader.Named("Sizes"));
        var iou = reader.Real("MatchingIoU", 0);
        if (iou is < 0 or >= 1)
            reader.Illegal("CVG025", Invariant($"MatchingIoU is {iou}; it lies between 0, matched by cell, and below 1"), reader.Named("MatchingIoU"));
        var stride = Optional(reader, "Stride");
        if (stride <= 0)
            reader.Illegal("CVG001", Invariant($"Stride is {stride}; the distance of neighbouring anchors is positive"), reader.Named("Stride"));
        var offset = Optional(reader, "Offset");
        return reader.Failed ? null : new AnchorSpec(node, boxes.ToEquatable(), stride, offset, iou, reader.Place.Site);
    }

    private static double? Optional(ArgumentReader reader, string name) => reader.Named(name) is { } argument ? reader.Real(argument, 0) : null;

    private static List<double> Boxes(ArgumentReader reader)
    {
        var boxes = reader.Reals("Boxes");
        var sizes = reader.Reals("Sizes");
        if (!boxes.IsEmpty && !sizes.IsEmpty)
            reader.Illegal("CVG025", "Boxes and Sizes are both set; anchors come from one of them", reader.Named("Sizes"));
        else if (boxes.IsEmpty && sizes.IsEmpty)
            reader.Illegal("CVG025", "[Anchors] needs Boxes = [w, h, …], or Sizes with Scales and Ratios", null);
        else if (boxes.Count % 2 != 0)
            reader.Illegal("CVG025", Invariant($"Boxes has {boxes.Count} numbers; it takes a width and a height per box"), reader.Named("Boxes"));
        return boxes.IsEmpty ? Combined(reader, sizes, OrOne(reader.Reals("Scales")), OrOne(reader.Reals("Ratios"))) : boxes.ToList();
    }

    private static EquatableArray<double> OrOne(EquatableArray<double> values) => values.IsEmpty ? new(1.0) : values;

    // Each box stands in the generated table.
    private const int MostBoxes = 1 << 16;

    private static List<double> Combined(ArgumentReader reader, EquatableArray<double> sizes, EquatableArray<double> scales, EquatableArray<double> ratios)
    {
        var count = Counts.Product(1, [sizes.Count, scales.Count, ratios.Count]);
        if (count <= MostBoxes)
            return Multiplied(sizes, scales, ratios);
        reader.Illegal("CVG409", Invariant($"{sizes.Count} sizes × {scales.Count} scales × {ratios.Count} ratios are {Counts.Text(count)} anchors on each position; at most {Counts.Text(MostBoxes)} is legal"), reader.Named("Sizes"));
        return [];
    }

    private static List<double> Multiplied(EquatableArray<double> sizes, EquatableArray<double> scales, EquatableArray<double> ratios)
    {
        var boxes = new List<double>();
        foreach (var size in sizes)
        {
            foreach (var scale in scales)
            {
                foreach (var ratio in ratios)
                {
                    boxes.Add(size * scale / Math.Sqrt(ratio));
                    boxes.Add(size * scale * Math.Sqrt(ratio));
                }
            }
        }

        return boxes;
    }
}
