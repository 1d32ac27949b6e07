using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ConvGen.Cli.Loading;

/// <summary>Loads a user's assembly with what lies beside it, its own version of ConvGen first.</summary>
internal sealed class NetworkAssembly : AssemblyLoadContext
{
    private readonly string _folder;

    private NetworkAssembly(string path)
        : base(path) => _folder = Path.GetDirectoryName(path)!;

    /// <exception cref="ToolException">It is no assembly for this runtime.</exception>
    public static Assembly Load(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return new NetworkAssembly(full).LoadFromAssemblyPath(full);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException)
        {
            throw new ToolException($"'{path}' cannot be loaded: {exception.Message}", exception);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
