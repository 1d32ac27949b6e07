using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ConvGen.Benchmarks;

/// <summary>The assemblies of another build, beside this one's of the same names.</summary>
internal sealed class RevisionAssemblies(string folder) : AssemblyLoadContext("another revision")
{
    private const string OwnAssemblies = "ConvGen";

    /// <summary>The other build's version of <paramref name="network"/>; null when it has none.</summary>
    public Type? Find(Type network)
    {
        var name = network.Assembly.GetName();
        return File.Exists(PathOf(name)) ? LoadFromAssemblyName(name).GetType(network.FullName!) : null;
    }

    // The repository's own assemblies come from the other build; the framework and packages are shared.
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name!.StartsWith(OwnAssemblies, StringComparison.Ordinal) && File.Exists(PathOf(assemblyName)) ? LoadFromAssemblyPath(PathOf(assemblyName)) : null;

    private string PathOf(AssemblyName name) => Path.Combine(Path.GetFullPath(folder), name.Name + ".dll");
}
