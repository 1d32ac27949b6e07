using System;
using System.Globalization;
using System.Linq;
using ConvGen.Model;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Parsing;

/// <summary>Turns the constants of attribute arguments into values without symbols.</summary>
internal static class ConstantReader
{
    /// <summary>The value of <paramref name="constant"/>; null and what no argument of ours can hold are <see cref="ArgumentValue.Missing"/>.</summary>
    public static ArgumentValue Read(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Error || constant.IsNull)
        {
            return new ArgumentValue.Missing();
        }

        return constant.Kind == TypedConstantKind.Array ? ReadArray(constant) : ReadScalar(constant.Value);
    }

    // Enum members arrive as their underlying integers.
    private static ArgumentValue ReadScalar(object? value) => value switch
    {
        bool flag => new ArgumentValue.Flag(flag),
        string text => new ArgumentValue.Text(text),
        double or float => new ArgumentValue.Real(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        int or long or short or byte or sbyte or ushort or uint or char => new ArgumentValue.Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => new ArgumentValue.Missing(),
    };

    private static ArgumentValue ReadArray(TypedConstant constant) => (constant.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch
    {
        SpecialType.System_Int32 => new ArgumentValue.Integers(constant.Values.Select(static element => element.Value as int? ?? 0).ToEquatable()),
        SpecialType.System_Double => new ArgumentValue.Reals(constant.Values.Select(static element => element.Value as double? ?? 0).ToEquatable()),
        // A null among names is a name that names nothing.
        SpecialType.System_String => new ArgumentValue.Texts(constant.Values.Select(static element => element.Value as string ?? "").ToEquatable()),
        _ => new ArgumentValue.Missing(),
    };
}
