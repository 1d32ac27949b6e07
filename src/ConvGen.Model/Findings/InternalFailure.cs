using System;
using System.Diagnostics;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG901: a fault of ConvGen's own, said about the network that it struck; what an exception says, and not the exception.</summary>
public static class InternalFailure
{
    /// <summary>Its id.</summary>
    public const string Rule = "CVG901";

    /// <summary>The message of the generator, which has written a stub.</summary>
    public static string OfGeneration(string network, Exception exception) => Text(network, "could not be generated and is a stub", exception);

    /// <summary>The message of the analyzer, which has said what it could.</summary>
    public static string OfAnalysis(string network, Exception exception) => Text(network, "could not be analysed in full, so that findings may be missing", exception);

    private static string Text(string network, string what, Exception exception) =>
        Invariant($"'{network}' {what}, through a fault of ConvGen's own: {exception.GetType().Name}{Place(exception)}, {OneLine(exception.Message)}; please report it with the attributes of the class");

    /// <summary>The innermost method of ours: frames of the libraries in between say nothing.</summary>
    private static string Place(Exception exception)
    {
        var methods = new StackTrace(exception).GetFrames() ?? [];
        var method = methods.Select(static frame => frame?.GetMethod()).FirstOrDefault(static method => method?.DeclaringType?.Namespace?.StartsWith("ConvGen", StringComparison.Ordinal) == true);
        return method is null ? "" : Invariant($" in {TypeName(method.DeclaringType!)}.{Written(method.Name)}");
    }

    /// <summary>A lambda lies in a class that the compiler made, inside the one people know.</summary>
    private static string TypeName(Type type) => type.Name[0] == '<' && type.DeclaringType is { } around ? TypeName(around) : type.Name;

    /// <summary>A lambda's method is called after the one it stands in: <c>&lt;Of&gt;b__0</c>.</summary>
    private static string Written(string method) => method[0] == '<' ? method.Substring(1, method.IndexOf('>') - 1) : method;

    private static string OneLine(string message) => "\"" + string.Join(" ", message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)) + "\"";
}
