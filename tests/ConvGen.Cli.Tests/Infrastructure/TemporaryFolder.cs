using System;
using System.IO;
using System.Linq;

namespace ConvGen.Cli.Tests;

/// <summary>A folder for one test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("convgen-cli-").FullName;

    public string PathOf(params string[] parts) => Path.Combine([_path, .. parts]);

    /// <summary>Everything in it, hidden files too, in order.</summary>
    public string[] Contents(string folder = "") =>
        [.. Directory.GetFileSystemEntries(PathOf(folder), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_path, path)).Order(StringComparer.Ordinal)];

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
