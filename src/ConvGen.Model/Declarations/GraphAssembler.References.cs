using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>References from one layer to another.</content>
internal sealed partial class GraphAssembler
{
    private int OwnInput(Scope scope, ArgumentReader reader) => Reference(scope, reader, "From") ?? scope.Previous;

    /// <summary>The node that the property <paramref name="property"/> names, −1 where it names none, null where the property is absent.</summary>
    private int? Reference(Scope scope, ArgumentReader reader, string property) =>
        reader.Text(property) is { } name ? Resolve(scope, reader, name, reader.Named(property)!, -1) : null;

    private IEnumerable<int> Operands(Scope scope, ArgumentReader reader) =>
        reader.PositionalTexts().Select(text => Resolve(scope, reader, text.Value, text.Argument, text.Element)).ToList();

    private int Resolve(Scope scope, ArgumentReader reader, string name, ArgumentDeclaration argument, int element)
    {
        if (scope.Known.TryGetValue(name, out var node))
            return node;
        _hasOpenReferences = true;
        var dot = name.IndexOf('.');
        var head = dot < 0 ? name : name.Substring(0, dot);
        if (scope.Later.Contains(head))
        {
            _findings.Add(reader.Place.Report(
                "CVG024", Invariant($"'{reader.Layer}' reads '{name}', which comes only later; a layer can read the layers before it"), argument.Name, element));
            return -1;
        }

        var nearest = EditDistance.Nearest(name, scope.Known.Keys);
        var where = scope.Block is null ? "" : Invariant($" in the block '{scope.Block.Name}'");
        var advice = nearest is null ? "" : Invariant($"; did you mean '{nearest}'?");
        var fixes = nearest is null
            ? null
            : new[] { reader.Place.Set(Invariant($"Refer to '{nearest}'"), argument.Name, element, "\"" + nearest + "\"") };
        _findings.Add(reader.Place.Report("CVG021", Invariant($"'{reader.Layer}': there is no layer '{name}'{where}{advice}"), argument.Name, element, fixes: fixes));
        return -1;
    }
}
