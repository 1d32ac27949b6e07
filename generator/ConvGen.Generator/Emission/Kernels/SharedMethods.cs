using System;
using System.Collections.Generic;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>Methods that several kernels call, written once each, behind the kernels.</summary>
public sealed class SharedMethods
{
    private readonly Dictionary<object, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<Action> _pending = [];

    /// <summary>
    /// The name of the method that <paramref name="key"/> stands for; the first to ask has <paramref name="write"/> write it later, under
    /// <paramref name="name"/> or a variation of it.
    /// </summary>
    public string Require(object key, string name, Action<string> write)
    {
        if (_names.TryGetValue(key, out var existing))
        {
            return existing;
        }

        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = name + "_" + Terms.Number(i);
        }

        _names.Add(key, unique);
        _pending.Add(() => write(unique));
        return unique;
    }

    /// <summary>Writes what was asked for.</summary>
    public void WriteAll()
    {
        foreach (var write in _pending)
        {
            write();
        }

        _pending.Clear();
    }
}
