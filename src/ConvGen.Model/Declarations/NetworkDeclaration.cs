namespace ConvGen.Model;

/// <summary>A declared network, read off its attributes: equatable, and free of symbols and syntax.</summary>
/// <param name="Type">The class that carries the attributes.</param>
/// <param name="Attributes">ConvGen's attributes in source order, <c>ConvNet</c> among them.</param>
/// <param name="Blocks">Every block reached from them, by metadata name.</param>
public sealed record NetworkDeclaration(
    TypeDeclaration Type, EquatableArray<AttributeDeclaration> Attributes, EquatableArray<BlockDeclaration> Blocks);

/// <summary>The class that carries a network.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Header">Its declaration up to the name, as the generated part repeats it: <c>partial class</c>.</param>
/// <param name="Containers">The headers with names of the types it is nested in, outermost first.</param>
/// <param name="MetadataName">Its full metadata name.</param>
/// <param name="Accessibility">Its accessibility as C# text.</param>
/// <param name="Problem">Why no code can be added to it, as the sentence of CVG403; null where it can.</param>
/// <param name="AllowUnsafe">Whether the compilation allows unsafe code (CVG408).</param>
/// <param name="AttributesOnSeveralParts">Whether layers stand on more than one part of the class (CVG020).</param>
/// <param name="HasParameterlessConstructor">Whether the user wrote a constructor without parameters, which generated ones call.</param>
/// <param name="CanBeJoined">Whether a generated part could be added to it at all: a class that is not partial, generic or out of reach gets none.</param>
public sealed record TypeDeclaration(
    string Namespace,
    string Name,
    string Header,
    EquatableArray<string> Containers,
    string MetadataName,
    string Accessibility,
    string? Problem,
    bool AllowUnsafe,
    bool AttributesOnSeveralParts,
    bool HasParameterlessConstructor = false,
    bool CanBeJoined = true);

/// <summary>A block class marked <c>[ConvBlock]</c>.</summary>
/// <param name="MetadataName">Its full metadata name, by which <see cref="AttributeDeclaration.Block"/> names it.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="IsBlock">Whether it carries <c>[ConvBlock]</c> and is a non-static, non-generic class.</param>
/// <param name="Attributes">Its layers in source order.</param>
public sealed record BlockDeclaration(string MetadataName, string Name, bool IsBlock, EquatableArray<AttributeDeclaration> Attributes);

/// <summary>One attribute.</summary>
/// <param name="Kind">Its class without the suffix: <c>Conv</c>, <c>Use</c>.</param>
/// <param name="Arguments">Its arguments that are present: constructor arguments under their parameter's name (<c>filters</c>, <c>kernel</c>), named ones under the property's (<c>Stride</c>).</param>
/// <param name="Block">The metadata name of the type argument of <c>Use</c>.</param>
/// <param name="IsBroken">Whether C# itself could not bind it (half typed): the compiler says so, ConvGen keeps quiet about it and emits a stub.</param>
public sealed record AttributeDeclaration(string Kind, EquatableArray<ArgumentDeclaration> Arguments, string? Block = null, bool IsBroken = false);

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">The parameter's or the property's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsPlaceholderExpression">Whether the syntax computes with a placeholder (<c>Param.A * 2</c>), which is CVG027.</param>
public sealed record ArgumentDeclaration(string Name, ArgumentValue Value, bool IsPlaceholderExpression = false);

/// <summary>A constant of an attribute's argument; exactly one form is set.</summary>
public abstract record ArgumentValue
{
    /// <summary>An integer or an enum member.</summary>
    public sealed record Integer(long Value) : ArgumentValue;

    /// <summary>A real number.</summary>
    public sealed record Real(double Value) : ArgumentValue;

    /// <summary>A truth value.</summary>
    public sealed record Flag(bool Value) : ArgumentValue;

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : ArgumentValue;

    /// <summary>Integers.</summary>
    public sealed record Integers(EquatableArray<int> Values) : ArgumentValue;

    /// <summary>Real numbers.</summary>
    public sealed record Reals(EquatableArray<double> Values) : ArgumentValue;

    /// <summary>Texts.</summary>
    public sealed record Texts(EquatableArray<string> Values) : ArgumentValue;

    /// <summary>Null, or something that is no constant of a known type.</summary>
    public sealed record Missing : ArgumentValue;
}
