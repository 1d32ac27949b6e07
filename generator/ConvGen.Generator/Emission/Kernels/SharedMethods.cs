using System;
using System.Collections.Generic;

namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Methods that several kernels call, written once each, behind the kernels. Two requests are one method where their texts are equal: no list of what a text depends on has
/// to be kept beside the text.
/// </summary>
/// <param name="writer">Where to write.</param>
public sealed class SharedMethods(CodeWriter writer)
{
    // What stands for the name until the text is known to be new; no identifier holds it.
    private const string Placeholder = "\u0001";

    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<string> _methods = [];

    /// <summary>The name of the method that <paramref name="write"/> writes under the name it is given: <paramref name="name"/>, or a variation of it where another method has that.</summary>
    public string Require(string name, Action<string> write)
    {
        var text = writer.Capture(() => write(Placeholder));
        if (_names.TryGetValue(text, out var existing))
        {
            return existing;
        }

        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = name + "_" + Terms.Number(i);
        }

        _names.Add(text, unique);
        _methods.Add(text.Replace(Placeholder, unique));
        return unique;
    }

    /// <summary>Writes what was asked for.</summary>
    public void WriteAll()
    {
        foreach (var method in _methods)
        {
            writer.Line().Line(method.TrimEnd('\n'));
        }

        _methods.Clear();
    }
}
