using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Counts the layers of a run, other than its last, that something outside the run reads.</summary>
internal sealed class LeakCount
{
    private readonly int[] _lastReader;

    public LeakCount(IReadOnlyList<SourceItem> items, IEnumerable<SourceItem> boundary)
    {
        var index = new Dictionary<SourceItem, int>();
        _lastReader = new int[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            index[items[i]] = i;
            foreach (var read in Reads(items[i]))
            {
                if (index.TryGetValue(read.Top, out var source))
                {
                    _lastReader[source] = i;
                }
            }
        }

        foreach (var target in boundary)
        {
            if (index.TryGetValue(target.Top, out var source))
            {
                _lastReader[source] = int.MaxValue;
            }
        }
    }

    public int Of(int start, int length)
    {
        var leaks = 0;
        for (var i = start; i < start + length - 1; i++)
        {
            leaks += _lastReader[i] >= start + length ? 1 : 0;
        }

        return leaks;
    }

    private static IEnumerable<SourceItem> Reads(SourceItem item) => item.Reads.Concat(item.Children.SelectMany(Reads)).Where(static read => read != SourceItem.BlockInput);
}
