using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Every tensor of a network once; layers with one key share theirs.</summary>
internal sealed class TensorTable
{
    private readonly Dictionary<string, WeightTensor> _byName = [];
    private readonly List<WeightTensor> _tensors = [];

    /// <summary>All tensors, in order of their first use.</summary>
    public IReadOnlyList<WeightTensor> All => _tensors;

    /// <summary>Adds a layer's tensors; CVG012 where another layer of the same key needs another shape.</summary>
    public void Add(LayerScene scene, IEnumerable<WeightTensor> tensors)
    {
        foreach (var tensor in tensors)
        {
            if (!_byName.TryGetValue(tensor.Name, out var earlier))
            {
                _byName[tensor.Name] = tensor;
                _tensors.Add(tensor);
            }
            else if (!WeightShape.Agrees(WeightShape.Long(earlier.Shape), WeightShape.Long(tensor.Shape)))
            {
                var other = scene.Graph.Nodes[earlier.Layer];
                scene.Report(
                    "CVG012",
                    Severity.Error,
                    Invariant($"'{scene.Name}' shares the tensor '{tensor.Name}' with '{other.Name}', but needs {tensor.Shape} where that needs {earlier.Shape}"),
                    scene.Node.Arguments.Contains("Key") ? "Key" : null,
                    related: [other.Site]);
                return;
            }
        }
    }
}
