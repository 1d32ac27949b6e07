using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ConvGen.Benchmarks;

/// <summary>How large a build's networks are.</summary>
/// <param name="SourceBytes">The C# that the generator wrote, as UTF-8.</param>
/// <param name="IlBytes">The IL of all methods.</param>
/// <param name="FileBytes">The assembly's file.</param>
internal sealed record AssemblySize(long SourceBytes, long IlBytes, long FileBytes)
{
    // Of the portable PDB's specification: the kind of custom information that holds a document's text.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>The size of the assembly at <paramref name="path"/>, which has its portable PDB beside it.</summary>
    public static AssemblySize Of(string path) => new(EmittedSource(Path.ChangeExtension(path, ".pdb")), Il(path), new FileInfo(path).Length);

    private static long Il(string path)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        var reader = assembly.GetMetadataReader();
        return reader.MethodDefinitions
            .Select(handle => reader.GetMethodDefinition(handle).RelativeVirtualAddress)
            .Where(static address => address != 0)
            .Sum(address => (long)assembly.GetMethodBody(address).GetILReader().Length);
    }

    // The compiler keeps what generators write in the PDB: a debugger finds it in no file.
    private static long EmittedSource(string path)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(path));
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == EmbeddedSource)
            .Sum(information => SourceLength(reader.GetBlobContent(information.Value)));
    }

    // The first four bytes are the length before compression, or 0 when the text follows as it is.
    private static int SourceLength(ImmutableArray<byte> blob) =>
        BitConverter.ToInt32(blob.AsSpan()) is var length and not 0 ? length : blob.Length - sizeof(int);
}
