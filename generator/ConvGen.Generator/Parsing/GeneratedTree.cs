using System.IO;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Parsing;

/// <summary>Tells the part of a class that ConvGen added, which the analyzer sees, from the user's, which alone the generator sees.</summary>
internal static class GeneratedTree
{
    /// <summary>Whether <paramref name="tree"/> came out of ConvGen's generator: the compiler files such a tree under the generator's name.</summary>
    public static bool IsOurs(SyntaxTree tree) => Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == typeof(ConvNetGenerator).FullName;

    /// <summary>Whether <paramref name="symbol"/> stands in the user's own source.</summary>
    public static bool IsUsers(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (!IsOurs(reference.SyntaxTree))
            {
                return true;
            }
        }

        return false;
    }
}
