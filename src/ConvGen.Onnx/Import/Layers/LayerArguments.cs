using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>The arguments of an attribute as a person would write them: what is the default is left out, equal values per axis become one.</summary>
internal sealed class LayerArguments : List<ArgumentDeclaration>
{
    public LayerArguments Integer(string name, int value)
    {
        Add(new ArgumentDeclaration(name, new ArgumentValue.Integer(value)));
        return this;
    }

    public LayerArguments Integer(string name, int value, int standard) => value == standard ? this : Integer(name, value);

    public LayerArguments Real(string name, double value)
    {
        Add(new ArgumentDeclaration(name, new ArgumentValue.Real(value)));
        return this;
    }

    /// <summary>A real number that is left out where, as a float, it is the default.</summary>
    public LayerArguments Real(string name, double value, double standard) => (float)value == (float)standard ? this : Real(name, Shortest(value));

    public LayerArguments Flag(string name, bool value, bool standard)
    {
        if (value != standard)
        {
            Add(new ArgumentDeclaration(name, new ArgumentValue.Flag(value)));
        }

        return this;
    }

    /// <summary>Integers of a constructor that takes one for all axes, or one per axis.</summary>
    public LayerArguments Axes(string name, IReadOnlyList<int> values)
    {
        Add(new ArgumentDeclaration(name, new ArgumentValue.Integers((AreEqual(values) ? values.Take(1) : values).ToEquatable())));
        return this;
    }

    /// <summary>Integers, as many as there are.</summary>
    public LayerArguments Each(string name, IReadOnlyList<int> values)
    {
        Add(new ArgumentDeclaration(name, new ArgumentValue.Integers(values.ToEquatable())));
        return this;
    }

    /// <summary>A pair of properties: <c>Stride</c> for all axes, <c>Strides</c> per axis.</summary>
    public LayerArguments Axes(string name, IReadOnlyList<int> values, int standard)
    {
        if (AreEqual(values))
        {
            return Integer(name, values[0], standard);
        }

        Add(new ArgumentDeclaration(name + "s", new ArgumentValue.Integers(values.ToEquatable())));
        return this;
    }

    /// <summary>Positions before and after each axis, as the property <c>Padding</c> or <c>Paddings</c>.</summary>
    public LayerArguments Sides(string name, IReadOnlyList<int> low, IReadOnlyList<int> high) => Axes(name, Sides(low, high), 0);

    /// <summary>Positions before and after each axis: one per axis where they are symmetric, else all begins, then all ends.</summary>
    public static IReadOnlyList<int> Sides(IReadOnlyList<int> low, IReadOnlyList<int> high) => low.SequenceEqual(high) ? low : [.. low, .. high];

    /// <summary>The shortest decimal number that is the same float: 0.1 rather than 0.10000000149011612.</summary>
    public static double Shortest(double value) =>
        (float)value == value ? double.Parse(((float)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : value;

    private static bool AreEqual(IReadOnlyList<int> values) => values.Count > 0 && values.All(value => value == values[0]);
}
