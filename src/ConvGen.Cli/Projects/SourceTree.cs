using System;
using System.IO;

namespace ConvGen.Cli.Projects;

/// <summary>Finds ConvGen's own sources.</summary>
internal static class SourceTree
{
    private const string Library = "src/ConvGen/ConvGen.csproj";

    /// <summary>The tree at <paramref name="path"/>.</summary>
    /// <exception cref="ToolException">It is none.</exception>
    public static string At(string path) =>
        IsRoot(path) ? Path.GetFullPath(path) : throw new ToolException($"--source: there is no '{Library}' in '{path}'");

    /// <summary>The tree that the tool was built in and runs from; null where it was installed.</summary>
    public static string? OfTool()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsRoot(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static bool IsRoot(string path) => File.Exists(Path.Combine(path, Library)) && File.Exists(Path.Combine(path, "ConvGen.sln"));
}
