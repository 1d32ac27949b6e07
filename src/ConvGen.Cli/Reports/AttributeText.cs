using ConvGen.Model;
using ConvGen.Onnx;
using System.Linq;

namespace ConvGen.Cli.Reports;

/// <summary>Finds the attribute that a finding is about.</summary>
internal static class AttributeText
{
    /// <summary>The attribute at <paramref name="site"/>; null for the class itself.</summary>
    public static AttributeDeclaration? Find(NetworkDeclaration declaration, FindingSite site)
    {
        var attributes = site.Block is { } block ? declaration.Blocks.FirstOrDefault(other => other.MetadataName == block)?.Attributes ?? default : declaration.Attributes;
        return site.Attribute >= 0 && site.Attribute < attributes.Count ? attributes[site.Attribute] : null;
    }

    /// <summary>The attribute as it stands in the source: <c>[Conv(64, 3, Stride = 2)]</c>; null for the class itself.</summary>
    public static string? Of(NetworkDeclaration declaration, FindingSite site) =>
        Find(declaration, site) is { } attribute ? "[" + DeclarationWriter.Write(declaration, attribute) + "]" : null;
}
