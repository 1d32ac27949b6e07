using System.Linq;

namespace ConvGen.Model;

/// <summary>Which positions of each tensor have an effect on some output, along each axis.</summary>
internal static class LiveMasks
{
    /// <summary>One mask per node and axis, carried from the outputs backward.</summary>
    public static bool[][][] Of(NetworkFacts facts)
    {
        var masks = new bool[facts.Analysis.Layers.Count][][];
        for (var id = masks.Length - 1; id >= 0; id--)
        {
            var shape = facts.Layer(id).Shape;
            masks[id] = [.. Enumerable.Range(0, shape?.Rank ?? 0).Select(axis => Of(facts, masks, id, axis, shape!))];
        }

        return masks;
    }

    private static bool[] Of(NetworkFacts facts, bool[][][] masks, int id, int axis, TensorShape shape)
    {
        var extent = shape.Extents[axis];
        if (facts.IsOutput(id))
            return [.. Enumerable.Repeat(true, extent)];
        var live = new bool[extent];
        foreach (var consumer in facts.Consumers(id))
        {
            var layer = facts.Layer(consumer);
            if (!facts.IsSurveyable(layer) || facts.MapOf(layer, id, axis) is not { } map)
                return [.. Enumerable.Repeat(true, extent)];
            var readers = masks[consumer][axis];
            var reads = ReadMask.Of(map, extent, Enumerable.Range(0, readers.Length).Where(o => readers[o]));
            for (var position = 0; position < extent; position++)
                live[position] |= reads[position];
        }

        return live;
    }
}
