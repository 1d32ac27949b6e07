using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Constant operands of point-wise operators: one value per channel.</summary>
internal static class ChannelConstant
{
    /// <summary>The value of <paramref name="constant"/> for each channel of <paramref name="map"/>; null where it varies along anything else, or stretches the map.</summary>
    public static float[]? PerChannel(ConstantTensor constant, FeatureMap map)
    {
        var dims = constant.Dims.ToList();
        while (dims.Count > map.View.Rank && dims[0] == 1)
        {
            dims.RemoveAt(0);
        }

        if (dims.Count > map.View.Rank)
        {
            return null;
        }

        var first = map.View.Rank - dims.Count;
        var extents = map.Extents;
        for (var i = 0; i < dims.Count; i++)
        {
            var isCovered = dims[i] == 1 || (dims[i] == extents[first + i] && map.View[first + i].All(static atom => atom.Axis == 0));
            if (!isCovered)
            {
                return null;
            }
        }

        var values = new float[map.Shape.Channels];
        for (var channel = 0; channel < values.Length; channel++)
        {
            values[channel] = (float)constant[Element(channel, dims, first, map.View)];
        }

        return values;
    }

    private static int Element(int channel, List<int> dims, int first, TensorView view)
    {
        var element = 0;
        for (var i = 0; i < dims.Count; i++)
        {
            element *= dims[i];
            if (dims[i] > 1)
            {
                element += view[first + i].Aggregate(0, (index, atom) => (index * atom.Size) + (channel / atom.Inner % atom.Size));
            }
        }

        return element;
    }
}
