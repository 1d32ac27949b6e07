using System;
using System.Collections.Generic;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>An attribute that is being written: constructor arguments first, then named ones.</summary>
internal sealed class AttributeDraft(string kind, string? block = null)
{
    private readonly List<ArgumentDeclaration> _arguments = [];

    /// <summary>The attribute's kind.</summary>
    public string Kind => kind;

    /// <summary>Adds an argument.</summary>
    public AttributeDraft With(string name, object value)
    {
        _arguments.Add(new ArgumentDeclaration(name, value switch
        {
            int integer => new ArgumentValue.Integer(integer),
            double real => new ArgumentValue.Real(real),
            bool flag => new ArgumentValue.Flag(flag),
            string text => new ArgumentValue.Text(text),
            int[] integers => new ArgumentValue.Integers(integers.ToEquatable()),
            double[] reals => new ArgumentValue.Reals(reals.ToEquatable()),
            string[] texts => new ArgumentValue.Texts(texts.ToEquatable()),
            _ => throw new ArgumentException($"no argument holds a {value.GetType().Name}", nameof(value)),
        }));
        return this;
    }

    /// <summary>Adds a member of an enum by its name.</summary>
    public AttributeDraft With<TEnum>(string name, string member)
        where TEnum : struct, Enum => With(name, Convert.ToInt32(Enum.Parse<TEnum>(member), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The finished attribute.</summary>
    public AttributeDeclaration Finish() => new(kind, _arguments.ToEquatable(), block);
}
