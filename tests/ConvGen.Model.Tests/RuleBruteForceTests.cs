using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace ConvGen.Model.Tests;

/// <summary>CVG006, 008, 101–106 and 111 on random chains, against the simulation that follows every tap.</summary>
public sealed class RuleBruteForceTests
{
    private static readonly Gen<List<Step>> Unstrided =
        (from kernel in Gen.Int[1, 4]
         from dilation in Gen.Int[1, 5]
         select new Step("Conv", kernel, 1, dilation * (kernel - 1) / 2, dilation * (kernel - 1) / 2, dilation, 0)).List[1, 5];

    [Fact]
    public void Rules_about_one_window_equal_the_simulation() => BruteForceTests.Chain.Sample(
        static chain =>
        {
            if (Analyze(chain.Extent, chain.Steps) is not { } analysis)
                return;
            var rules = new[] { "CVG008", "CVG101", "CVG102", "CVG103", "CVG105", "CVG106", "CVG111" }.SelectMany(id => NetworkRules.Check(analysis, id)).Concat(analysis.Findings).ToList();
            for (var i = 0; i < chain.Steps.Count; i++)
            {
                var layer = analysis.Layers.Single(layer => layer.Node.Name == "step" + i);
                var padded = i > 0 && chain.Steps[i - 1].Kind == "Pad" ? (chain.Steps[i - 1].Low, chain.Steps[i - 1].High) : (0, 0);
                var view = new View(chain.Steps[i], padded, analysis.Layers[layer.Node.Inputs[0]].Shape!.Extents[0], layer.Shape!.Extents[0]);
                bool Fires(string rule, LayerAnalysis at) => rules.Any(finding => finding.Rule == rule && finding.Site.Attribute == at.Node.Site.Attribute);
                Assert.Equal(view.HasBlindOutput, chain.Steps[i].Kind == "Conv" && Fires("CVG006", layer));
                Assert.Equal(view.HasHole, Fires("CVG008", layer));
                Assert.Equal(view.LosesEnd, Fires("CVG101", layer));
                Assert.Equal(view.Skips, Fires("CVG102", layer));
                Assert.Equal(view.Interleaves, Fires("CVG111", layer));
                Assert.Equal(view.HasDeadTap, chain.Steps[i].Kind == "Conv" && Fires("CVG105", layer));
                Assert.Equal(view.IsUneven, Fires("CVG106", layer));
                if (i > 0 && chain.Steps[i - 1].Kind != "Residual")
                {
                    var source = analysis.Layers[layer.Node.Inputs[0]];
                    Assert.Equal(view.LeavesUnread && chain.Steps[i].Kind != "Crop" && !view.LosesEnd && !view.Skips && !view.Interleaves, Fires("CVG103", source));
                }
            }
        },
        iter: 2000);

    [Fact]
    public void Gridding_equals_the_simulation() => Unstrided.Sample(
        static steps =>
        {
            if (Analyze(400, steps) is not { } analysis)
                return;
            var reads = new ReadingSimulation(steps).Reads(steps.Count, 0);
            var hasHoles = reads.Count < reads.Max() - reads.Min() + 1;
            var findings = NetworkRules.Check(analysis, "CVG104");
            Assert.Equal(hasHoles, findings.Count > 0);
            Assert.All(findings, static finding => Assert.Equal(Severity.Warning, finding.Severity));
            Assert.All(findings, finding => Assert.Contains(FormattableString.Invariant($"{reads.Count} of the {reads.Max() - reads.Min() + 1}"), finding.Message, StringComparison.Ordinal));
        },
        iter: 1000);

    private static NetworkAnalysis? Analyze(int extent, List<Step> steps)
    {
        var net = Net.Of(1, extent);
        for (var i = 0; i < steps.Count; i++)
            steps[i].Declare(net, i);
        var analysis = NetworkAnalyzer.Analyze(net.Graph);
        return analysis.HasErrors ? null : analysis;
    }

    /// <summary>What one step does to its input, by looking at every output and tap.</summary>
    private sealed class View
    {
        private readonly Step _step;
        private readonly int _input;
        private readonly int _output;
        private readonly (int Low, int High) _padded;
        private readonly List<List<int>> _reads;
        private readonly bool[] _isRead;

        public View(Step step, (int Low, int High) padded, int input, int output)
        {
            (_step, _input, _output, _padded) = (step, input, output, padded);
            _reads = [.. Enumerable.Range(0, output).Select(o => step.Reads(o).ToList())];
            _isRead = new bool[input];
            foreach (var position in _reads.SelectMany(static reads => reads).Where(IsInside))
                _isRead[position] = true;
        }

        private bool IsWindow => _step.Kind is "Conv" or "MaxPool";

        private int Reach => (_step.Dilation * (_step.Kernel - 1)) + 1;

        public bool HasBlindOutput => _step.Kind == "Conv" && _reads.Any(reads => reads.Max() < 0 || reads.Min() >= _input);

        public bool HasHole => _step.Kind == "ConvTranspose" && _reads.Any(reads => !reads.Any(IsInside));

        public bool LosesEnd => IsWindow && !(_step.Kind == "MaxPool" && _step.Extra == 1) && Reach >= _step.Stride && _reads[^1].Max() < _input - 1 - _padded.High;

        public bool Skips => IsWindow && _step.Stride > Reach && LeavesHoles;

        /// <summary>Far from any border, between the taps of many outputs, some position is met by none.</summary>
        public bool Interleaves => IsWindow && _step.Kernel > 1 && Reach >= _step.Stride && LeavesHoles
            && !Enumerable.Range(Reach, _step.Stride).All(position => Enumerable.Range(0, Reach + _step.Stride).Any(o => Enumerable.Range(0, _step.Kernel).Any(tap => (o * _step.Stride) + (tap * _step.Dilation) == position)));

        public bool LeavesHoles => _isRead.Contains(false);

        /// <summary>Among the positions that are no padding of the step before.</summary>
        public bool LeavesUnread => Enumerable.Range(_padded.Low, Math.Max(0, _input - _padded.Low - _padded.High)).Any(position => !_isRead[position]);

        public bool HasDeadTap => _step.Kind == "Conv"
            && Enumerable.Range(0, _step.Kernel).Any(tap => Enumerable.Range(0, _output).All(o => !IsInside((o * _step.Stride) - _step.Low + (tap * _step.Dilation))));

        /// <summary>In the interior, phases mix different numbers of taps, and none mixes nothing.</summary>
        public bool IsUneven
        {
            get
            {
                if (_step.Kind != "ConvTranspose" || _step.Stride == 1)
                    return false;
                var counts = Enumerable.Range(0, _step.Stride).Select(o => _step.Reads(o).Count()).ToList();
                return counts.Min() > 0 && counts.Min() != counts.Max();
            }
        }

        private bool IsInside(int position) => position >= 0 && position < _input;
    }
}
