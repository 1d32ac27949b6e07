using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using ConvGen.Model;

namespace ConvGen.Cli.Loading;

/// <summary>Reads the networks that an assembly declares, without running any of its code.</summary>
internal static class AssemblyDeclarations
{
    /// <exception cref="ToolException">There is no such assembly, or it declares no network.</exception>
    public static IReadOnlyList<NetworkDeclaration> Read(string path)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(Reachable(path)));
        try
        {
            return [.. Types(context.LoadFromAssemblyPath(Path.GetFullPath(path)))
                .Where(ReflectedDeclaration.IsNetwork)
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(ReflectedDeclaration.Read)];
        }
        catch (BadImageFormatException exception)
        {
            throw new ToolException($"'{path}' is no .NET assembly", exception);
        }
        catch (FileNotFoundException exception)
        {
            throw new ToolException($"'{path}' needs an assembly that does not lie beside it: {exception.Message}", exception);
        }
    }

    // Types whose base class cannot be found are no networks.
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>The assembly's neighbours, then the tool's own ConvGen, then the runtime: of several with one name the first counts.</summary>
    private static IEnumerable<string> Reachable(string path) =>
        Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll")
            .Append(Path.GetFullPath(path))
            .Append(typeof(ConvNetAttribute).Assembly.Location)
            .Concat(Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"))
            .DistinctBy(Path.GetFileNameWithoutExtension);
}
