using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace ConvGen.Model;

/// <summary>Reads the declaration of a compiled network, as tools and tests do that have no source at hand.</summary>
/// <remarks>Only attribute data is looked at, nothing is instantiated, so a type of a metadata-only load context serves as well as a live one.</remarks>
public static class ReflectedDeclaration
{
    private const string AttributeNamespace = "ConvGen";
    private const string NetworkAttribute = "ConvGen.ConvNetAttribute";
    private const string BlockAttribute = "ConvGen.ConvBlockAttribute";
    private const string Suffix = "Attribute";

    /// <summary>Whether <paramref name="type"/> declares a network.</summary>
    public static bool IsNetwork(Type type) => Carries(type, NetworkAttribute);

    /// <summary>Reads the declaration of <paramref name="type"/>.</summary>
    /// <exception cref="ArgumentException">The type carries no <c>[ConvNet]</c>.</exception>
    public static NetworkDeclaration Read(Type type)
    {
        if (!IsNetwork(type))
        {
            throw new ArgumentException($"'{type.FullName}' carries no [ConvNet] attribute, so it declares no network.", nameof(type));
        }

        var attributes = ReadAttributes(type, out var reached);
        return new NetworkDeclaration(Describe(type), attributes, ReadBlocks(reached).ToEquatable());
    }

    private static List<BlockDeclaration> ReadBlocks(IEnumerable<Type> roots)
    {
        var blocks = new List<BlockDeclaration>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Type>(roots);
        while (waiting.Count > 0)
        {
            var type = waiting.Dequeue();
            if (!seen.Add(MetadataName(type)))
            {
                continue;
            }

            var attributes = ReadAttributes(type, out var reached);
            blocks.Add(new BlockDeclaration(MetadataName(type), type.Name, IsBlock(type), attributes));
            foreach (var next in reached)
            {
                waiting.Enqueue(next);
            }
        }

        return blocks;
    }

    private static EquatableArray<AttributeDeclaration> ReadAttributes(Type type, out List<Type> blocks)
    {
        // Compilers write the attributes of one declaration in source order, and readers keep it.
        var attributes = new List<AttributeDeclaration>();
        blocks = [];
        foreach (var data in CustomAttributeData.GetCustomAttributes(type))
        {
            if (data.AttributeType.Namespace != AttributeNamespace)
            {
                continue;
            }

            var block = data.AttributeType.IsGenericType ? data.AttributeType.GetGenericArguments()[0] : null;
            if (block is not null)
            {
                blocks.Add(block);
            }

            attributes.Add(new AttributeDeclaration(Kind(data.AttributeType), Arguments(data), block is null ? null : MetadataName(block)));
        }

        return attributes.ToEquatable();
    }

    private static string Kind(Type attribute)
    {
        var name = attribute.Name;
        var arity = name.IndexOf('`');
        name = arity < 0 ? name : name.Substring(0, arity);
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static EquatableArray<ArgumentDeclaration> Arguments(CustomAttributeData data)
    {
        var parameters = data.Constructor.GetParameters();
        var positional = data.ConstructorArguments.Select((argument, i) => new ArgumentDeclaration(parameters[i].Name!, Value(argument)));
        var named = data.NamedArguments.Select(static argument => new ArgumentDeclaration(argument.MemberName, Value(argument.TypedValue)));
        return positional.Concat(named).ToEquatable();
    }

    private static ArgumentValue Value(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        string text => new ArgumentValue.Text(text),
        bool flag => new ArgumentValue.Flag(flag),
        double real => new ArgumentValue.Real(real),
        float real => new ArgumentValue.Real(real),
        IReadOnlyCollection<CustomAttributeTypedArgument> items => ArrayValue(argument.ArgumentType.GetElementType()!, items),
        IConvertible integer => new ArgumentValue.Integer(integer.ToInt64(CultureInfo.InvariantCulture)),
        _ => new ArgumentValue.Missing(),
    };

    private static ArgumentValue ArrayValue(Type element, IReadOnlyCollection<CustomAttributeTypedArgument> items) => element.FullName switch
    {
        "System.Int32" => new ArgumentValue.Integers(items.Select(static item => (int)item.Value!).ToEquatable()),
        "System.Double" => new ArgumentValue.Reals(items.Select(static item => (double)item.Value!).ToEquatable()),
        "System.String" => new ArgumentValue.Texts(items.Select(static item => (string?)item.Value ?? "").ToEquatable()),
        _ => new ArgumentValue.Missing(),
    };

    private static TypeDeclaration Describe(Type type)
    {
        var containers = new List<string>();
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
        {
            containers.Insert(0, $"partial {Keyword(outer)} {outer.Name}");
        }

        // A compiled class has been accepted already: it was partial, on one part, and in a compilation that allowed its code.
        return new TypeDeclaration(
            type.Namespace ?? "", type.Name, $"partial {Keyword(type)}", containers.ToEquatable(), MetadataName(type), Accessibility(type),
            Problem: null, AllowUnsafe: true, AttributesOnSeveralParts: false);
    }

    private static string Keyword(Type type) => type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";

    private static string Accessibility(Type type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public or TypeAttributes.NestedPublic => "public",
        TypeAttributes.NestedPrivate => "private",
        TypeAttributes.NestedFamily => "protected",
        TypeAttributes.NestedFamORAssem => "protected internal",
        TypeAttributes.NestedFamANDAssem => "private protected",
        _ => "internal",
    };

    private static string MetadataName(Type type) => type.FullName ?? type.Name;

    private static bool IsBlock(Type type) =>
        type.IsClass && !type.IsGenericType && !(type.IsAbstract && type.IsSealed) && Carries(type, BlockAttribute);

    private static bool Carries(Type type, string attribute) =>
        CustomAttributeData.GetCustomAttributes(type).Any(data => data.AttributeType.FullName == attribute);
}
