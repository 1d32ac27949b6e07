using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A flat declaration taken apart: its layers in order, and what stands around them.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Items">Its layers; blocks replace runs of them.</param>
/// <param name="Named">The layers by the names that boundary attributes refer to.</param>
internal sealed record SourceSequence(NetworkDeclaration Declaration, List<SourceItem> Items, IReadOnlyDictionary<string, SourceItem> Named)
{
    // What convolutions default to is written out while blocks are looked for, so that a stride of 1 and one of 2 can be one placeholder.
    private static readonly Dictionary<string, string[]> Implied = new()
    {
        ["Conv"] = ["Stride", "Padding", "Dilation", "Groups"],
        ["DepthwiseConv"] = ["Stride", "Padding", "Dilation"],
        ["SeparableConv"] = ["Stride", "Padding", "Dilation"],
        ["ConvTranspose"] = ["Stride", "Padding", "Dilation", "Groups"],
    };

    /// <summary>The layers whose names the boundary uses.</summary>
    public IEnumerable<SourceItem> BoundaryTargets => Declaration.Attributes
        .Where(static attribute => attribute.Kind is "Output" or "Anchors")
        .Select(attribute => BoundaryTarget(attribute))
        .OfType<SourceItem>();

    public SourceItem? BoundaryTarget(AttributeDeclaration attribute) =>
        attribute.Arguments.Count > 0 && attribute.Arguments[0].Value is ArgumentValue.Text text ? Named.GetValueOrDefault(text.Value) : null;

    /// <summary>Takes <paramref name="declaration"/> apart; null where it uses blocks, or names what is not one attribute's result.</summary>
    public static SourceSequence? Of(NetworkDeclaration declaration, NetworkAnalysis analysis)
    {
        var nodes = analysis.Graph.Nodes.GroupBy(static node => node.Site.Attribute).ToDictionary(static group => group.Key, static group => group.ToList());
        var named = new Dictionary<string, SourceItem>();
        var items = new List<SourceItem>();
        for (var i = 0; i < declaration.Attributes.Count; i++)
        {
            var attribute = declaration.Attributes[i];
            if (attribute.Kind == SourceVocabulary.Use || !nodes.TryGetValue(i, out var own))
            {
                if (attribute.Kind == SourceVocabulary.Use)
                {
                    return null;
                }

                continue;
            }

            var item = Item(attribute, own, analysis);
            if (attribute.Kind is not ("ConvNet" or "Input"))
            {
                if (!Connect(item, attribute, named, items.Count > 0 ? items[^1] : named["input"]))
                {
                    return null;
                }

                items.Add(item);
            }

            named[item.Name] = item;
        }

        var sequence = new SourceSequence(declaration, items, named);
        return declaration.Attributes.All(attribute => attribute.Kind is not ("Output" or "Anchors") || sequence.BoundaryTarget(attribute) is not null) ? sequence : null;
    }

    /// <summary>Whether the argument says what is implied without it.</summary>
    public static bool IsImplied(string kind, ArgumentDeclaration argument) =>
        Implied.TryGetValue(kind, out var names) && names.Contains(argument.Name) && argument.Value is ArgumentValue.Integer integer && integer.Value == Default(argument.Name);

    private static SourceItem Item(AttributeDeclaration attribute, List<Node> own, NetworkAnalysis analysis)
    {
        var last = own[^1];
        var name = attribute.Kind == "SeparableConv" ? last.Name[..last.Name.LastIndexOf('.')] : last.Name;
        var key = (attribute.Arguments.FirstOrDefault(static argument => argument.Name == "Key")?.Value as ArgumentValue.Text)?.Value ?? name;
        return new SourceItem
        {
            Kind = attribute.Kind,
            Name = name,
            Key = key,
            IsWeighted = own.Exists(node => !analysis.Layers[node.Id].Tensors.IsEmpty),
            Arguments = [.. WithImplied(attribute)],
        };
    }

    private static List<ArgumentDeclaration> WithImplied(AttributeDeclaration attribute)
    {
        var arguments = attribute.Arguments.Where(static argument => !IsReference(argument) && argument.Name is not ("Name" or "Key")).ToList();
        foreach (var name in Implied.GetValueOrDefault(attribute.Kind, []))
        {
            if (!arguments.Exists(argument => argument.Name == name || argument.Name == name + "s") && !(name == "Padding" && arguments.Exists(static argument => argument.Name == "AutoPad")))
            {
                arguments.Add(new ArgumentDeclaration(name, new ArgumentValue.Integer(Default(name))));
            }
        }

        return [.. SourceVocabulary.InOrder(arguments)];
    }

    private static int Default(string name) => name == "Padding" ? 0 : 1;

    private static bool IsReference(ArgumentDeclaration argument) =>
        ReferenceArguments.IsProperty(argument.Name) || SourceVocabulary.IsPositional(argument.Name) && argument.Value is ArgumentValue.Text or ArgumentValue.Texts;

    private static bool Connect(SourceItem item, AttributeDeclaration attribute, Dictionary<string, SourceItem> named, SourceItem previous)
    {
        foreach (var argument in attribute.Arguments.Where(IsReference))
        {
            var targets = new List<SourceItem>();
            foreach (var name in argument.Value is ArgumentValue.Texts texts ? texts.Values : new(((ArgumentValue.Text)argument.Value).Value))
            {
                if (!named.TryGetValue(name, out var target))
                {
                    return false;
                }

                targets.Add(target);
            }

            if (argument.Name != "From")
            {
                item.References.Add((argument.Name, targets));
            }
            else if (targets[0] != previous)
            {
                item.Own = targets[0];
            }
        }

        return true;
    }
}
