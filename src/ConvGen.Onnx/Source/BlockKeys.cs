using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>The keys of a run of layers, split into what the use of a block would carry and what the block's layers would.</summary>
/// <param name="Prefix">The use's key.</param>
/// <param name="Suffixes">The layers' keys inside; empty for layers without weights.</param>
internal sealed record BlockKeys(string Prefix, IReadOnlyList<string> Suffixes)
{
    public static BlockKeys Of(IReadOnlyList<SourceItem> items, int first, int count)
    {
        var keys = new List<string[]?>();
        for (var i = first; i < first + count; i++)
        {
            keys.Add(HasFixedKey(items[i]) ? items[i].Key.Split('.') : null);
        }

        var present = keys.OfType<string[]>().ToList();
        var common = present.Count == 0 ? 0 : present.Min(static key => key.Length);
        for (var i = 0; i < common; i++)
        {
            if (present.Exists(key => key[i] != present[0][i]))
            {
                common = i;
            }
        }

        var prefix = present.Count == 0 ? "" : string.Join('.', present[0].Take(common));
        return new BlockKeys(prefix, [.. keys.Select(key => key is null ? "" : string.Join('.', key.Skip(common)))]);
    }

    /// <summary>Whether other tensors would be asked for if the layer moved under another key.</summary>
    public static bool HasFixedKey(SourceItem item) => item.Block is null ? item.IsWeighted : item.Block.Keys is not null;

    public bool HasSameSuffixes(BlockKeys other) => Suffixes.SequenceEqual(other.Suffixes, StringComparer.Ordinal);
}
