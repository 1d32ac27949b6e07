using System;
using System.IO;

namespace ConvGen.Import.Tests;

/// <summary>Where the golden data are: some in the repository, some only in the folder <c>shared</c> beside a clone.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Ancestor(AppContext.BaseDirectory, static folder => File.Exists(Path.Combine(folder, "ConvGen.sln")))
        ?? throw new InvalidOperationException("The tests do not run from inside the repository.");

    /// <summary>The golden data in the repository.</summary>
    public static string Data { get; } = Path.Combine(Root, "tests", "ConvGen.Import.Tests", "Data");

    private static readonly string? Shared = Ancestor(Root, static folder => Directory.Exists(Path.Combine(folder, "shared", "oracle")));

    /// <summary>A folder or file of golden data, in the repository or else beside it; null where it is neither here nor there.</summary>
    public static string? Find(string own, string shared)
    {
        var path = Path.Combine(Data, own);
        return Path.Exists(path) ? path : FindShared(shared);
    }

    /// <summary>A folder or file in the folder beside the repository; null where there is none.</summary>
    public static string? FindShared(string shared)
    {
        var path = Shared is null ? null : Path.Combine(Shared, "shared", shared);
        return Path.Exists(path) ? path : null;
    }

    private static string? Ancestor(string folder, Func<string, bool> isIt)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (isIt(current.FullName))
            {
                return current.FullName;
            }
        }

        return null;
    }
}
