using System;
using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>The tensors that the JSON header of a safetensors file lists. Offsets are the loader's business.</summary>
internal sealed class WeightHeader
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    private WeightHeader(string? problem) => Problem = problem;

    /// <summary>A tensor of the file.</summary>
    public sealed record Tensor(string Name, string Type, IReadOnlyList<long> Shape);

    /// <summary>What keeps the header from being read, as the end of a sentence about it; null if it was read.</summary>
    public string? Problem { get; }

    /// <summary>All tensors, in the header's order.</summary>
    public IReadOnlyCollection<Tensor> Tensors => _tensors.Values;

    /// <summary>The tensor called <paramref name="name"/>, or null.</summary>
    public Tensor? Find(string name) => _tensors.TryGetValue(name, out var tensor) ? tensor : null;

    /// <summary>Reads <paramref name="json"/>, whatever it is.</summary>
    public static WeightHeader Read(string json)
    {
        var header = new WeightHeader(null);
        var cursor = new JsonCursor(json);
        return header.Fill(cursor) is { } problem ? new WeightHeader(problem) : header;
    }

    private string? Fill(JsonCursor cursor)
    {
        if (!cursor.Take('{'))
            return Broken(cursor);
        if (cursor.Take('}'))
            return cursor.IsAtEnd ? null : Broken(cursor);
        do
        {
            if (!cursor.TryString(out var name) || !cursor.Take(':'))
                return Broken(cursor);
            if (name == "__metadata__")
            {
                if (!cursor.TrySkip())
                    return Broken(cursor);
                continue;
            }

            if (ReadTensor(cursor, name) is { } problem)
                return problem;
        }
        while (cursor.Take(','));
        return cursor.Take('}') && cursor.IsAtEnd ? null : Broken(cursor);
    }

    private string? ReadTensor(JsonCursor cursor, string name)
    {
        string? type = null;
        List<long>? shape = null;
        if (!cursor.Take('{'))
            return Broken(cursor);
        if (!cursor.Take('}'))
        {
            do
            {
                if (!cursor.TryString(out var property) || !cursor.Take(':') || !TryProperty(cursor, property, ref type, ref shape))
                    return Broken(cursor);
            }
            while (cursor.Take(','));
            if (!cursor.Take('}'))
                return Broken(cursor);
        }

        if (type is null || shape is null)
            return Invariant($"gives tensor '{name}' no {(type is null ? "dtype" : "shape")}");
        if (_tensors.ContainsKey(name))
            return Invariant($"has the name '{name}' twice");
        _tensors.Add(name, new Tensor(name, type, shape));
        return null;
    }

    private static bool TryProperty(JsonCursor cursor, string property, ref string? type, ref List<long>? shape)
    {
        switch (property)
        {
            case "dtype":
                return cursor.TryString(out type);
            case "shape":
                return cursor.TryNumbers(out shape);
            default:
                return cursor.TrySkip();
        }
    }

    private static string Broken(JsonCursor cursor) => Invariant($"is not what a safetensors header looks like at character {cursor.Position}");
}
