using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Generator.Parsing;

/// <summary>Names as C# writes them.</summary>
public static class Identifier
{
    /// <summary><paramref name="name"/>, with an <c>@</c> where it is a keyword; dotted names part by part.</summary>
    public static string Escape(string name) => string.Join(".", name.Split('.').Select(static part => IsKeyword(part) ? "@" + part : part));

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;
}
