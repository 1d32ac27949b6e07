using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Pipeline;
using ConvGen.Generator.Planning.Machine;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the generated part of a network's class: one small writer per aspect, in the order of the output.</summary>
public static class NetworkWriter
{
    /// <summary>Writes the file of <paramref name="network"/>, planned for <paramref name="target"/>; a network with errors gets the same members without bodies.</summary>
    public static GeneratedSource Write(CompiledNetwork network, Target target)
    {
        var type = network.Declaration.Type;
        return new GeneratedSource(type.MetadataName, type.CanBeJoined ? Text(EmissionModel.Of(network, target)) : "");
    }

    private static string Text(EmissionModel network)
    {
        var writer = new CodeWriter();
        HeaderWriter.Write(writer, network);
        TypeScope.Write(writer, network, static (writer, network) =>
        {
            ConstantsWriter.Write(writer, network);
            BoundaryWriter.Write(writer, network);
            LayersWriter.Write(writer, network);
            InfoWriter.WriteMember(writer, network);
            if (!network.IsAnalysisOnly)
            {
                FactoryWriter.Write(writer, network);
                RunWriter.Write(writer, network);
                ImageWriter.Write(writer, network);
            }

            AnchorWriter.WriteMembers(writer, network);
            if (network.Plan is { } plan)
            {
                ExecutionWriter.WriteMembers(writer, plan, network.Kernels, Arguments(network.Inputs), Arguments(network.Outputs));
            }
        });
        InfoWriter.WriteFacts(writer, network);
        AnchorWriter.WriteTables(writer, network);
        ImageWriter.WriteTable(writer, network);
        if (network.Plan is { } kernels)
        {
            ExecutionWriter.WriteKernels(writer, kernels, network.Kernels);
        }

        return writer.ToString();
    }

    private static string[] Arguments(IEnumerable<Boundary> boundaries) => [.. boundaries.Select(static item => item.Argument)];
}
